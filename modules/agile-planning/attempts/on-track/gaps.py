# score: 4
# why: a right answer that works with the list of gaps and counts the weeks up
def status(done, scope, deadline):
    gaps = [total - finished for total, finished in zip(scope, done)]
    recent = gaps[-5:]
    drop, span = recent[0] - recent[-1], len(recent) - 1
    weeks = 0
    if gaps[-1] > 0:
        if drop <= 0:
            return {"left": gaps[-1], "weeks": None, "colour": "red"}
        while weeks * drop < gaps[-1] * span:
            weeks += 1
    late = len(gaps) - 1 + weeks - deadline
    colour = ["green", "amber", "red"][(late > 0) + (late > 2)]
    return {"left": gaps[-1], "weeks": weeks, "colour": colour}
