# score: 0
# hint: draw each week from the history
# why: divides by the mean and gives one date for everything
def forecast(history, items, n_futures, seed):
    week = math.ceil(items / np.mean(history))
    return {"week_50": week, "week_85": week}
