# score: 2
# hint: must have its parameters, too
# why: logs the parameters only when the training went well
def log_run(client, experiment, train, params, data_path, commit):
    digest = hashlib.sha256(Path(data_path).read_bytes()).hexdigest()
    run_id = client.create_run(experiment, tags={"data.sha256": digest, "git.commit": commit}).info.run_id
    try:
        metrics = train(params)
    except Exception as error:
        client.set_tag(run_id, "error", repr(error))
        client.set_terminated(run_id, "FAILED")
        raise
    for name, value in params.items():
        client.log_param(run_id, name, value)
    for name, value in metrics.items():
        client.log_metric(run_id, name, value)
    client.set_terminated(run_id)
    return run_id
