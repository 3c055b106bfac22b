# score: 3
# hint: there is room for five
# why: puts everything into the first weeks
plan = {
    "Noor": [["splits", "measures"], ["thresholds", "review splits"], ["review thresholds"], []],
    "Piet": [["tests", "services"], ["pull requests", "review services"], ["review pull requests"], []],
}
