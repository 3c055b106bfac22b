"""Judging by hand: one answer at a time in a page of this machine only, or in a CSV that is filled in and read back."""
