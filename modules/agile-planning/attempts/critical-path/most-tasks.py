# score: 1
# hint: Count days, not tasks
# why: takes the chain with the most tasks for the longest one
def critical_path(tasks):
    def chain(name, seen=()):
        if name in seen:
            raise ValueError("a circle")
        days, needs = tasks[name]
        chains = [chain(need, (*seen, name)) for need in needs]
        return max(chains, key=len, default=[]) + [name]

    best = max((chain(name) for name in tasks), key=len, default=[])
    total = sum(tasks[name][0] for name in best)
    return {"total": total, "slack": {name: 0 if name in best else 1 for name in tasks}, "critical": sorted(best)}
