# score: 2
# hint: teaches 1 topics that lead to no gap
# why: fills free hours with a topic that caused few mistakes
plan = {
    "Noor": [["splits"], ["measures", "review splits"], ["thresholds"], ["review thresholds", "tests"]],
    "Piet": [["tests"], ["services"], ["pull requests", "review services"], ["review pull requests"]],
}
