"""What the results of the runs say against an exercise: one file for each part of the proof. Pure."""
