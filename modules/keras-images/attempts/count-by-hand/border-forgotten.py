# score: 2
# hint: at how many places does a window of 5 pixels fit
# why: takes the window's whole width off the side
answer = {
    "side_after_2": 8,
    "side_after_3": 3,
    "parameters_1": 60,
    "parameters_3": 1812,
    "first_loss": 0.693,
}
