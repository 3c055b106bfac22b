# score: 2
# hint: before a week has passed
# why: reviews in the same week, when it is still fresh
plan = {
    "Noor": [["splits", "review splits"], ["measures"], ["thresholds", "review thresholds"], []],
    "Piet": [["tests"], ["services"], ["pull requests", "review pull requests", "review services"], []],
}
