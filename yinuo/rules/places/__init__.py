"""The packs of places (各地规则包): the defaults with what one place's own documents say."""
