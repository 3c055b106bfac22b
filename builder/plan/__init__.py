"""Planning: from matches to stages and modules in order, prerequisites included. Pure functions."""
