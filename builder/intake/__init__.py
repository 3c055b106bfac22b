"""What students handed in, in the shapes that LMSs give it: found, read within limits, and attributed."""
