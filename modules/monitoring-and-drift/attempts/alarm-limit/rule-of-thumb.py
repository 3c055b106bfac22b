# score: 0
# hint: about 0.16
# why: takes the limit of the rule of thumb, whatever the score and the number of rows
def alarm_limit(score, reference, size, false_rate, n_draws, seed):
    return 0.25
