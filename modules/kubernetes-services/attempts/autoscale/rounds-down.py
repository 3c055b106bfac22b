# score: 3
# hint: round up
# why: rounds to the nearest whole number
def recommend(current, value, target, low, high):
    wanted = current if abs(value / target - 1) <= 0.1 + 1e-9 else round(current * value / target)
    return max(low, min(high, wanted))


def autoscale(loads, start, target, window, low, high):
    pods, seen, course = start, [], []
    for load in loads:
        seen.append(recommend(pods, load / pods, target, low, high))
        pods = max(seen[-1], min(pods, max(seen[-window:])))
        course.append(pods)
    return course
