# score: 5
# why: right, with a cumulative sum of the error above the usual one
def policy(day, trained, error, alarm):
    level = 0.0
    for value in error[trained + 1 :]:
        if not np.isnan(value):
            level = max(0.0, level + min(value - USUAL_ERROR - 0.03, 0.1))
    return level > 0.25
