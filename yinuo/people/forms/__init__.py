"""Input of people, checked (表单)."""
