"""What the public pages show, counted from rows; no figure stands in a template."""
