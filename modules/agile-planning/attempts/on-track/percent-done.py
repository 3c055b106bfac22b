# score: 0
# hint: Scope grows by 1 a week
# why: looks at finished items only and takes the scope for fixed
def status(done, scope, deadline):
    week = len(done) - 1
    rate = done[-1] / week
    left = scope[-1] - done[-1]
    weeks = math.ceil(left / rate) if rate else None
    late = week + weeks - deadline
    return {"left": left, "weeks": weeks, "colour": "green" if late <= 0 else "amber" if late <= 2 else "red"}
