"""Score a case: rows come in, a probability goes out."""
