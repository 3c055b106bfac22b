"""Derived courses: what changed in the library's modules since a course was made, unit by unit, and what to take."""
