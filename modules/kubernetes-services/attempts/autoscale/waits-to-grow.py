# score: 2
# hint: To grow, it does not wait
# why: uses the smallest of the last recommendations
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
        pods = min(seen[-window:])
        course.append(pods)
    return course
