# score: 3
# hint: Go backwards from the end
# why: calculates the total forwards, but takes the distance to the end for the slack
def critical_path(tasks):
    done = {}

    def finish(name, seen=()):
        if name in seen:
            raise ValueError("a circle")
        if name not in done:
            days, needs = tasks[name]
            done[name] = days + max([finish(need, (*seen, name)) for need in needs], default=0)
        return done[name]

    total = max([finish(name) for name in tasks], default=0)
    slack = {name: total - done[name] for name in tasks}
    return {"total": total, "slack": slack, "critical": sorted(name for name in tasks if slack[name] == 0)}
