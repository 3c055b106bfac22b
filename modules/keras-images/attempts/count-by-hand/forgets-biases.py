# score: 2
# hint: add its bias
# why: counts the weights of a convolution and forgets one bias for each filter
answer = {
    "side_after_2": 8,
    "side_after_3": 4,
    "parameters_1": 54,
    "parameters_3": 1800,
    "first_loss": 0.693,
}
