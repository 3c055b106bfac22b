"""The generated pages of a course as MyST Markdown: landing page, syllabus, traceability."""
