# score: 1
# hint: Given values win over defaults
# why: takes the default wherever there is one
def plan(folder, given=None, prefix=""):
    found, given = blocks(folder), given or {}
    for name, body in found["variable"].items():
        if name not in given and "default" not in body:
            raise ValueError(name)
    scope = {f"var.{name}": body.get("default", given.get(name)) for name, body in found["variable"].items()}
    scope.update({f"local.{name}": fill(value, scope) for name, value in found["locals"].items()})
    resources = {f"{prefix}{address}": fill(body, scope) for address, body in found["resource"].items()}
    for name, body in found["module"].items():
        resources.update(plan(Path(folder) / body["source"], fill(body, scope), f"{prefix}module.{name}."))
    return resources


def missing_tags(resources, required):
    gaps = {}
    for address, body in resources.items():
        if address.split(".")[-2] in TAGGED:
            missing = sorted(set(required) - {name for name, value in body.get("tags", {}).items() if value})
            if missing:
                gaps[address] = missing
    return gaps
