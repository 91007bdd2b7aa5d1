"""Pages of people: the directory, staff, rosters, one's own account (页面)."""
