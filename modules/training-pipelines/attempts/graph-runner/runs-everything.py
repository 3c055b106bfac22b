# score: 2
# hint: Nothing has changed
# why: does not look into the store
def run(tasks, store):
    by_name = {task.name: task for task in tasks}
    if {need for task in tasks for need in task.needs} - set(by_name):
        raise ValueError("unknown need")
    order = list(TopologicalSorter({task.name: task.needs for task in tasks}).static_order())
    status, results = {}, {}
    for task in (by_name[name] for name in order):
        if not set(task.needs) <= set(results):
            status[task.name] = "skipped"
            continue
        inputs = [results[need] for need in task.needs]
        status[task.name] = "failed"
        for _ in range(task.tries):
            try:
                results[task.name] = task.action(*inputs)
            except TemporaryError:
                continue
            except Exception:
                break
            status[task.name] = "ran"
            break
    return status
