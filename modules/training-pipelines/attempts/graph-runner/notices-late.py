# score: 4
# hint: Notice it before the first task runs
# why: checks a need only when its task is due
def run(tasks, store):
    status, results, waiting = {}, {}, {task.name: task for task in tasks}
    while waiting:
        ready = [task for task in waiting.values() if all(need in status for need in task.needs)]
        if not ready:
            raise ValueError(f"{sorted(waiting)} wait for each other or for something that nobody makes")
        for task in ready:
            del waiting[task.name]
            if not all(need in results for need in task.needs):
                status[task.name] = "skipped"
                continue
            inputs = [results[need] for need in task.needs]
            key = key_of(task, inputs)
            status[task.name] = "cached" if key in store else "failed"
            for _ in range(0 if key in store else task.tries):
                try:
                    store[key] = task.action(*inputs)
                except TemporaryError:
                    continue
                except Exception:
                    break
                status[task.name] = "ran"
                break
            if key in store:
                results[task.name] = store[key]
    return status
