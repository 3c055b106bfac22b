# score: 3
# hint: must be champion again
# why: goes back to the number before, which need not be the champion before
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
    if reasons:
        return reasons
    if champion is not None:
        client.set_registered_model_alias(name, "previous", champion)
    client.set_registered_model_alias(name, "champion", version)
    return reasons


def roll_back(client, name):
    champion = int(version_of(client, name, "champion"))
    if champion == 1 or version_of(client, name, "previous") is None:
        raise ValueError("nothing to go back to")
    client.set_registered_model_alias(name, "champion", champion - 1)
    client.delete_registered_model_alias(name, "previous")
