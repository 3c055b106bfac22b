"""Questions for learning management systems: Moodle XML, and QTI 1.2 and 2.1 packages."""
