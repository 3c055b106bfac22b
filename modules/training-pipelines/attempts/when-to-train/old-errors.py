# score: 0
# hint: belong to the model before it
# why: judges the new model by the errors of the old one and trains day after day
def policy(day, trained, error, alarm):
    known = error[~np.isnan(error)]
    return len(known) >= 5 and known[-5:].mean() > USUAL_ERROR + 0.06
