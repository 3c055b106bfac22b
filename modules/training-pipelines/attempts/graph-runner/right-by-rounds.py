# score: 6
# why: right, with a plan by rounds instead of the sorter
def run(tasks, store):
    plan, waiting = [], list(tasks)
    while waiting:
        planned = {task.name for task in plan}
        ready = [task for task in waiting if planned.issuperset(task.needs)]
        if not ready:
            raise ValueError("a circle, or a need that nobody makes")
        plan += ready
        waiting = [task for task in waiting if task not in ready]
    status, results = {}, {}
    for task in plan:
        if not all(need in results for need in task.needs):
            status[task.name] = "skipped"
            continue
        inputs = [results[need] for need in task.needs]
        key, status[task.name], left = key_of(task, inputs), "cached", task.tries
        while key not in store and left:
            left, status[task.name] = left - 1, "failed"
            try:
                store[key] = task.action(*inputs)
                status[task.name] = "ran"
            except TemporaryError:
                pass
            except Exception:
                left = 0
        if key in store:
            results[task.name] = store[key]
    return status
