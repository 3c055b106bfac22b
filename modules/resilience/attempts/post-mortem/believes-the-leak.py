# score: 1
# hint: Take the best run without a leak
# why: takes the highest score for the result
post_mortem = {
    "expected": 0.02,
    "found": 0.136,
    "leak_evidence": ["r-101", "r-104"],
    "false_gain": 0.136,
    "hours": 29,
    "cause": "The history was computed from all labels, also from those that come later.",
    "decision": "go on",
    "next_step": "Add a test that compares the time of each label with the time of its row.",
}
