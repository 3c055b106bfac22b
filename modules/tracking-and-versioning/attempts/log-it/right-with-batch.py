# score: 4
# why: a right answer that logs everything at once
def log_run(client, experiment, train, params, data_path, commit):
    digest = hashlib.sha256(Path(data_path).read_bytes()).hexdigest()
    run_id = client.create_run(experiment, tags={"data.sha256": digest, "git.commit": commit}).info.run_id
    from mlflow.entities import Metric, Param
    
    client.log_batch(run_id, params=[Param(name, str(value)) for name, value in params.items()])
    try:
        metrics = train(params)
    except Exception as error:
        client.set_tag(run_id, "error", repr(error))
        client.set_terminated(run_id, status="FAILED")
        raise
    client.log_batch(run_id, metrics=[Metric(name, value, 0, 0) for name, value in metrics.items()])
    client.set_terminated(run_id, "FINISHED")
    return run_id
