# score: 1
# hint: nothing to look up
# why: sees the good number and believes that it holds for new machines
prediction = {"by_row": "over 0.9", "loss": "under 0.1", "cheat": ["heat", "current"]}
