"""Runs trials: the cells before an answer once, then each variant of the answer in a fork. Linux only."""
