"""Assignments: each student's variant of each module, and the signed manifest that tells whose copy is whose."""
