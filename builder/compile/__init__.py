"""Compiling: Jupyter Book turns the notebooks and pages of a course into a site with the course theme."""
