# score: 2
# hint: None of them may win
# why: lets a run win for which the limit was never measured
def best_run(client, experiment, limits):
    runs = client.search_runs([experiment], "attributes.status = 'FINISHED'")
    fit = [run for run in runs if "ap" in run.data.metrics and all(run.data.metrics.get(name, 0) <= limit for name, limit in limits.items())]
    best = max(fit, key=lambda run: (run.data.metrics["ap"], int(run.data.params["leaf"])), default=None)
    return best and best.info.run_id
