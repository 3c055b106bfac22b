# score: 4
# hint: The branch of `left` failed
# why: one failure ends the night for all
def run(tasks, store):
    by_name = {task.name: task for task in tasks}
    if {need for task in tasks for need in task.needs} - set(by_name):
        raise ValueError("unknown need")
    order = list(TopologicalSorter({task.name: task.needs for task in tasks}).static_order())
    status, results, failed = dict.fromkeys(order, "skipped"), {}, False
    for task in (by_name[name] for name in order):
        if failed:
            continue
        inputs = [results[need] for need in task.needs]
        key = key_of(task, inputs)
        if key in store:
            status[task.name] = "cached"
        else:
            status[task.name] = "failed"
            for _ in range(task.tries):
                try:
                    store[key] = task.action(*inputs)
                except TemporaryError:
                    continue
                except Exception:
                    break
                status[task.name] = "ran"
                break
        failed = status[task.name] == "failed"
        results[task.name] = store.get(key)
    return status
