# score: 5
# why: a right answer that takes both directions in one expression
def recommend(current, value, target, low, high):
    if 0.9 - 1e-9 <= value / target <= 1.1 + 1e-9:
        wanted = current
    else:
        wanted = -int(-current * value // target)
    return max(low, min(high, wanted))


def autoscale(loads, start, target, window, low, high):
    pods, seen, course = start, [], []
    for load in loads:
        seen.append(recommend(pods, load / pods, target, low, high))
        pods = max(seen[-1], min(pods, max(seen[-window:])))
        course.append(pods)
    return course
