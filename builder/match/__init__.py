"""Matching: which modules serve which item of a profile. Pure functions; precision before recall."""
