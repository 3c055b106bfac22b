# score: 0
# hint: upper bound
# why: forgets the bounds
def recommend(current, value, target, low, high):
    return current if abs(value / target - 1) <= 0.1 + 1e-9 else ceil(current * value / target)


def autoscale(loads, start, target, window, low, high):
    pods, seen, course = start, [], []
    for load in loads:
        seen.append(recommend(pods, load / pods, target, low, high))
        pods = max(seen[-1], min(pods, max(seen[-window:])))
        course.append(pods)
    return course
