"""Exercises that run in the page: their data, the Python that runs them, and the proof that they work there."""
