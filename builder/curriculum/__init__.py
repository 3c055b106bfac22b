"""A curriculum as people see it: YAML text to edit, and rows of a table."""
