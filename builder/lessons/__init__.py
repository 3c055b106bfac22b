"""Lessons: `lesson.md` read into cells with roles, and the views of a cell that each reader may see."""
