# score: 1
# hint: The ratio of a single job does not see that
# why: sorts by cost of delay divided by duration and ignores what a job needs
def delay_cost(order, jobs):
    ends = np.cumsum([jobs[name][0] for name in order])
    return int(sum(end * jobs[name][1] for end, name in zip(ends, order)))


def cheapest_order(jobs):
    return sorted(jobs, key=lambda name: (-jobs[name][1] / jobs[name][0], name))
