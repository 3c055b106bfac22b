# score: 3
# hint: a metric of the parent itself must not count
# why: takes all runs of the experiment
def sweep(client, experiment, train, grid):
    parent = client.create_run(experiment).info.run_id
    trials = [{}]
    for name, values in grid.items():
        trials = [{**trial, name: value} for trial in trials for value in values]
    good = 0
    for trial in trials:
        run_id = client.create_run(experiment, tags={"mlflow.parentRunId": parent}).info.run_id
        status = "FINISHED"
        for name in trial:
            client.log_param(run_id, name, trial[name])
        try:
            for name, value in train(trial).items():
                client.log_metric(run_id, name, value)
            good += 1
        except Exception:
            status = "FAILED"
        client.set_terminated(run_id, status)
    client.log_metric(parent, "trials", good)
    client.set_terminated(parent)
    return parent


def sensitivity(client, experiment, parent, metric):
    rows = []
    for run in client.search_runs([experiment]):
        mine = True
        if mine and run.info.status == "FINISHED" and metric in run.data.metrics:
            rows.append({**run.data.params, "": run.data.metrics[metric]})
    table = pd.DataFrame(rows)
    return {name: table.groupby(name)[""].mean().to_dict() for name in table if name}
