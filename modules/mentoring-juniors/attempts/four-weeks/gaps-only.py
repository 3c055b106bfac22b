# score: 2
# hint: comes before something that it needs
# why: plans the gaps and forgets what they need
plan = {
    "Noor": [["splits"], ["thresholds", "review splits"], ["review thresholds"], []],
    "Piet": [["pull requests"], ["services"], ["review pull requests", "review services"], []],
}
