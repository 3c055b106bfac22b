"""Grading submissions: student code in a sandbox, the instructor's tests after it, marks that it cannot forge."""
