# score: 4
# hint: An empty owner is none
# why: looks whether a tag is there, and not whether it says something
def plan(folder, given=None, prefix=""):
    found, given = blocks(folder), given or {}
    for name, body in found["variable"].items():
        if name not in given and "default" not in body:
            raise ValueError(name)
    scope = {f"var.{name}": given.get(name, body.get("default")) for name, body in found["variable"].items()}
    scope.update({f"local.{name}": fill(value, scope) for name, value in found["locals"].items()})
    resources = {f"{prefix}{address}": fill(body, scope) for address, body in found["resource"].items()}
    for name, body in found["module"].items():
        resources.update(plan(Path(folder) / body["source"], fill(body, scope), f"{prefix}module.{name}."))
    return resources


def missing_tags(resources, required):
    gaps = {}
    for address, body in resources.items():
        if address.split(".")[-2] in TAGGED:
            missing = sorted(set(required) - set(body.get("tags", {})))
            if missing:
                gaps[address] = missing
    return gaps
