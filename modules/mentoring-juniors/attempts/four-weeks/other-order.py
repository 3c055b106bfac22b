# score: 5
# why: a right plan in another order
plan = {
    "Piet": [["tests"], ["pull requests"], ["services"], ["review services", "review pull requests"]],
    "Noor": [["splits"], ["review splits", "measures"], ["thresholds"], ["review thresholds"]],
}
