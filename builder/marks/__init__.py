"""Marks: which submission counts, what each exercise is worth to whom, and the tables made of that. Pure."""
