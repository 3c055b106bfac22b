"""Checks whose results are kept by content, so that of a course only what has changed is looked at again."""
