"""Checks: pure functions that look at a course and return findings. `rules.py` says what each rule means."""
