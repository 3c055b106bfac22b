# score: 4
# why: a right answer that lets the store filter
def best_run(client, experiment, limits):
    wanted = ["attributes.status = 'FINISHED'", "metrics.ap >= 0", *[f"metrics.{name} <= {limit}" for name, limit in limits.items()]]
    runs = client.search_runs([experiment], " and ".join(wanted))
    runs.sort(key=lambda run: (run.data.metrics["ap"], float(run.data.params["leaf"])), reverse=True)
    return runs[0].info.run_id if runs else None
