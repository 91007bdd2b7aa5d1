"""Rosters (名册): tables of deputies, units and staff, as a city keeps them in Excel, read row by row.

`columns` says what a table holds, `template` draws an empty one, `reading` opens what comes back, `checking` compares it
with what is known. Nothing here writes; `actions/rosters.py` does, when a person has seen every row and confirmed.
"""
