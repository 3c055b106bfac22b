# score: 2
# hint: None of them may win
# why: lets failed and running runs win
def best_run(client, experiment, limits):
    runs = client.search_runs([experiment])
    fit = [run for run in runs if "ap" in run.data.metrics and all(run.data.metrics.get(name, inf) <= limit for name, limit in limits.items())]
    best = max(fit, key=lambda run: (run.data.metrics["ap"], int(run.data.params["leaf"])), default=None)
    return best and best.info.run_id
