# score: 5
# why: a right answer that adds the longest chain before and the longest chain after each task
def critical_path(tasks):
    followers = {name: [other for other in tasks if name in tasks[other][1]] for name in tasks}

    def longest(name, steps, seen):
        if name in seen:
            raise ValueError("the tasks wait for each other")
        return tasks[name][0] + max((longest(other, steps, seen | {name}) for other in steps(name)), default=0)

    before = {name: longest(name, lambda task: tasks[task][1], frozenset()) for name in tasks}
    after = {name: longest(name, followers.get, frozenset()) for name in tasks}
    total = max(before.values(), default=0)
    slack = {name: total - (before[name] + after[name] - tasks[name][0]) for name in tasks}
    return {"total": total, "slack": slack, "critical": sorted(name for name, days in slack.items() if not days)}
