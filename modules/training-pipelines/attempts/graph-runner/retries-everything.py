# score: 4
# hint: does not pass by itself
# why: tries again whatever the exception says
def run(tasks, store):
    by_name = {task.name: task for task in tasks}
    if {need for task in tasks for need in task.needs} - set(by_name):
        raise ValueError("unknown need")
    order = list(TopologicalSorter({task.name: task.needs for task in tasks}).static_order())
    status, results = {}, {}
    for task in (by_name[name] for name in order):
        if any(need not in results for need in task.needs):
            status[task.name] = "skipped"
            continue
        inputs = [results[need] for need in task.needs]
        key = key_of(task, inputs)
        status[task.name] = "cached" if key in store else "failed"
        tries = 0 if key in store else task.tries
        while tries:
            try:
                store[key] = task.action(*inputs)
            except Exception:
                tries -= 1
            else:
                tries, status[task.name] = 0, "ran"
        if key in store:
            results[task.name] = store[key]
    return status
