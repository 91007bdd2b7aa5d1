"""The verbs of a session, by noun: topics, the session itself, activities, speeches, questions, and loading a record."""
