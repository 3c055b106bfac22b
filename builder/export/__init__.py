"""Other forms of a built course: one document for print, and slides."""
