# score: 0
# hint: A task starts when the last of its needs is finished
# why: adds the days of all tasks, as if one person did one after the other
def critical_path(tasks):
    total = sum(days for days, _ in tasks.values())
    return {"total": total, "slack": dict.fromkeys(tasks, 0), "critical": sorted(tasks)}
