# score: 3
# hint: cannot be repeated
# why: returns the recorded metrics and trains nothing
def rerun(client, run_id, shelf):
    return client.get_run(run_id).data.metrics
