# score: 0
# hint: leave them out
# why: takes the mean of the last days, whose labels are not known
def policy(day, trained, error, alarm):
    return day - trained > 7 and error[-7:].mean() > USUAL_ERROR + 0.06
