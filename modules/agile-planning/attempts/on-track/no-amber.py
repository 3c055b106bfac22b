# score: 2
# hint: Amber means up to two weeks late
# why: knows only green and red, so the first warning comes when it is too late
def status(done, scope, deadline):
    week, recent = len(done) - 1, min(4, len(done) - 1)
    closed = done[-1] - done[-1 - recent] - scope[-1] + scope[-1 - recent]
    left = scope[-1] - done[-1]
    if left and closed <= 0:
        return {"left": left, "weeks": None, "colour": "red"}
    weeks = math.ceil(left * recent / closed) if left else 0
    return {"left": left, "weeks": weeks, "colour": "green" if week + weeks <= deadline else "red"}
