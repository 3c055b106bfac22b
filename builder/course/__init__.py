"""A course as it was read from its workspace: the curriculum and everything that its modules are made of."""
