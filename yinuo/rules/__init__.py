"""The law and the logic: pure Python, standard library only, no clock, no input or output."""
