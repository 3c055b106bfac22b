# score: 3
# hint: the last week is bad
# why: takes the mean since the training, in which good months hide a bad week
def policy(day, trained, error, alarm):
    own = error[trained + 1 :]
    known = own[~np.isnan(own)]
    return len(known) >= 5 and known.mean() > USUAL_ERROR + 0.06
