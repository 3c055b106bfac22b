# score: 0
# hint: The fast first week is history
# why: takes the mean over all weeks, so that a good beginning hides that the work has nearly stopped
def status(done, scope, deadline):
    week = len(done) - 1
    left = scope[-1] - done[-1]
    closing = (scope[0] - done[0] - left) / week
    if left <= 0:
        weeks = 0
    elif closing <= 0:
        return {"left": left, "weeks": None, "colour": "red"}
    else:
        weeks = math.ceil(left / closing)
    late = week + weeks - deadline
    return {"left": left, "weeks": weeks, "colour": "green" if late <= 0 else "amber" if late <= 2 else "red"}
