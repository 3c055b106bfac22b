"""Documents: what people write, as frozen models with strict reading and exact places of faults."""
