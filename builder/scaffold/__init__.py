"""Scaffolds: modules that already assemble, run and are graded, with places that a teacher still has to write."""
