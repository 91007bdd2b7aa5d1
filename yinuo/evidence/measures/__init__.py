"""Formulas behind the industry evidence (产业证据测算): plain values in, results with reasons out.

Pure: no Django, no clock, no I/O outside `cli.py`. Unknown is None, never 0. Each formula cites its source; where a
local rule leaves something open, it is a named setting and the result lists it under what was assumed.
"""
