# score: 0
# hint: the one with 0.9 has 500 nodes
# why: takes the highest number without a look at the limits
def best_run(client, experiment, limits):
    runs = client.search_runs([experiment], "attributes.status = 'FINISHED'", order_by=["metrics.ap DESC"])
    return runs[0].info.run_id if runs else None
