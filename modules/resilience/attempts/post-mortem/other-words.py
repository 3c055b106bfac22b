# score: 5
# why: a right answer in other words
post_mortem = dict(
    expected=0.02,
    found=round(0.716 - 0.710, 3),
    false_gain=round(0.846 - 0.715, 3),
    leak_evidence=["r-104", "r-105"],
    hours=2 + 6 + 9 + 5 + 3 + 4,
    cause="The table of the history held labels from the future of a row, and the program accepted them.",
    next_step="Compare the time of each label with the time of the row, and stop the run if it is later.",
    decision="stop",
)
