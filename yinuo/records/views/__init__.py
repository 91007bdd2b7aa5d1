"""The pages of the records, one file each."""
