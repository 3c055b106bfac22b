# score: 1
# hint: has seen nearly every positive
# why: believes that copies spread over both parts do no harm, so both orders give about the same, honest number
prediction = {"twins": 0.95, "f1_copy_first": 0.5, "gap": "under 0.1"}
