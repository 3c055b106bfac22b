# score: 2
# hint: of what the reference saves
# why: looks at the errors, but only once in four months
def policy(day, trained, error, alarm):
    known = error[trained + 1 :]
    known = known[~np.isnan(known)]
    sick = len(known) >= 5 and known[-5:].mean() > USUAL_ERROR + 0.06
    return sick and (day < 100 or day % 60 == 0)
