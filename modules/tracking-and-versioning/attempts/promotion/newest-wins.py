# score: 0
# hint: is not 0.25 more than
# why: promotes whatever is new
def promote(client, name, version, gain):
    reasons = []
    found = client.get_model_version(name, version)
    if not found.tags.get("model_card", ""):
        reasons += ["no model card"]
    ap = client.get_run(found.run_id).data.metrics.get("ap")
    champion = version_of(client, name, "champion")
    
    if reasons:
        return reasons
    if champion is not None:
        client.set_registered_model_alias(name, "previous", champion)
    client.set_registered_model_alias(name, "champion", version)
    return reasons


def roll_back(client, name):
    try:
        before = client.get_model_version_by_alias(name, "previous").version
    except MlflowException as error:
        raise ValueError("nothing to go back to") from error
    client.delete_registered_model_alias(name, "previous")
    client.set_registered_model_alias(name, "champion", before)
