# score: 2
# hint: must be marked FAILED
# why: leaves a failed run running for ever
def log_run(client, experiment, train, params, data_path, commit):
    digest = hashlib.sha256(Path(data_path).read_bytes()).hexdigest()
    run_id = client.create_run(experiment, tags={"data.sha256": digest, "git.commit": commit}).info.run_id
    for name, value in params.items():
        client.log_param(run_id, name, value)
    for name, value in train(params).items():
        client.log_metric(run_id, name, value)
    client.set_terminated(run_id)
    return run_id
