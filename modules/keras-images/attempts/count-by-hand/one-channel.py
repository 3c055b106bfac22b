# score: 1
# hint: A filter looks at all channels
# why: thinks that a filter sees one channel only, and takes one half itself for the loss
answer = {
    "side_after_2": 8,
    "side_after_3": 4,
    "parameters_1": 60,
    "parameters_3": 312,
    "first_loss": 0.5,
}
