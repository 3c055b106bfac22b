# score: 4
# hint: speaks about persons
# why: has all the numbers and names somebody who was careless
post_mortem = {
    "expected": 0.02,
    "found": 0.006,
    "leak_evidence": ["r-104", "r-105"],
    "false_gain": 0.131,
    "hours": 29,
    "cause": "An intern was careless and forgot to remove the later labels from the history.",
    "decision": "stop",
    "next_step": "Everybody has to check the labels more carefully in the next project.",
}
