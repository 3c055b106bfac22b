"""Proving exercises: the solution passes, the starter fails for the right reason, every attempt gets its score."""
