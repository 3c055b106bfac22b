# score: 0
# hint: the aliases point to
# why: does not remember the champion before
def promote(client, name, version, gain):
    reasons = []
    found = client.get_model_version(name, version)
    if not found.tags.get("model_card", ""):
        reasons += ["no model card"]
    ap = client.get_run(found.run_id).data.metrics.get("ap")
    champion = version_of(client, name, "champion")
    old = None
    if champion is not None:
        old = client.get_run(client.get_model_version(name, champion).run_id).data.metrics["ap"]
    if ap is None:
        reasons += ["no metric"]
    if ap is not None and old is not None and not ap >= old + gain:
        reasons += ["not better"]
    if not reasons:
        client.set_registered_model_alias(name, "champion", version)
    return reasons


def roll_back(client, name):
    try:
        before = client.get_model_version_by_alias(name, "previous").version
    except MlflowException as error:
        raise ValueError("nothing to go back to") from error
    client.delete_registered_model_alias(name, "previous")
    client.set_registered_model_alias(name, "champion", before)
