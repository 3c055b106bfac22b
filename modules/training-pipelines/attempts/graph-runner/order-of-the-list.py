# score: 0
# hint: `train` needs `clean`
# why: takes the tasks as they come; whatever is not there yet counts as skipped
def run(tasks, store):
    status, results = {}, {}
    for task in tasks:
        inputs = [results.get(need) for need in task.needs]
        key = key_of(task, inputs)
        if key not in store:
            try:
                store[key] = task.action(*inputs)
            except Exception:
                status[task.name] = "failed"
                continue
        status[task.name] = "ran"
        results[task.name] = store[key]
    return status
