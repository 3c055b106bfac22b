"""The gradebook of a class: every submission, every result with all its tests, and every judgement, in one SQLite file.

Nothing in it is changed or deleted: what is newer stands beside what was there.
"""
