# score: 2
# hint: raise it again
# why: records the failure and hides it from the caller
def log_run(client, experiment, train, params, data_path, commit):
    digest = hashlib.sha256(Path(data_path).read_bytes()).hexdigest()
    run_id = client.create_run(experiment, tags={"data.sha256": digest, "git.commit": commit}).info.run_id
    for name, value in params.items():
        client.log_param(run_id, name, value)
    try:
        for name, value in train(params).items():
            client.log_metric(run_id, name, value)
    except Exception as error:
        client.set_tag(run_id, "error", repr(error))
        client.set_terminated(run_id, "FAILED")
    else:
        client.set_terminated(run_id)
    return run_id
