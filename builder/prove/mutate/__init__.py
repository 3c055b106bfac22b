"""Mutants: small faults put into a solution on purpose. Tests that do not notice them test too little."""
