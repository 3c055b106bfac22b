"""Pages that go back to students and teachers: one file each, in the look of the course theme, without scripts."""
