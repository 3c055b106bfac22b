# score: 3
# hint: A module in a module
# why: reads modules, but not the modules of modules
def plan(folder, given=None, prefix=""):
    resources, found = {}, blocks(folder)
    scopes = {"": (folder, scope_of(found, given or {}))}
    for name, body in found["module"].items():
        inside = Path(folder, body["source"])
        scopes[f"module.{name}."] = inside, scope_of(blocks(inside), fill(body, scopes[""][1]))
    for begin, (place, scope) in scopes.items():
        resources |= {begin + address: fill(body, scope) for address, body in blocks(place)["resource"].items()}
    return resources


def scope_of(found, given):
    scope = {f"var.{name}": given.get(name, body.get("default")) for name, body in found["variable"].items()}
    if None in scope.values():
        raise ValueError(f"no value: {scope}")
    return scope | {f"local.{name}": fill(value, scope) for name, value in found["locals"].items()}


def missing_tags(resources, required):
    gaps = {}
    for address, body in resources.items():
        if address.split(".")[-2] in TAGGED:
            missing = sorted(set(required) - {name for name, value in body.get("tags", {}).items() if value})
            if missing:
                gaps[address] = missing
    return gaps
