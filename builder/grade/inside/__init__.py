"""What runs inside a sandbox: the warm worker, the student's process, and the examiner that holds the tests."""
