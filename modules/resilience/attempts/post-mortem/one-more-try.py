# score: 3
# hint: The rule was written down before
# why: has the right numbers and goes on all the same
post_mortem = {
    "expected": 0.02,
    "found": 0.006,
    "leak_evidence": ["r-104", "r-105"],
    "false_gain": 0.131,
    "hours": 29,
    "cause": "The history was computed from all labels, also from those that come later.",
    "decision": "go on",
    "next_step": "Add a test that compares the time of each label with the time of its row.",
}
