# score: 5
# why: a right answer with a list of folders that still have to be read
def plan(folder, given=None, prefix=""):
    resources, waiting = {}, [(Path(folder), given or {}, prefix)]
    while waiting:
        place, values, begin = waiting.pop()
        found = blocks(place)
        scope = {f"var.{name}": body["default"] for name, body in found["variable"].items() if "default" in body}
        scope |= {f"var.{name}": value for name, value in values.items() if name in found["variable"]}
        for name in found["variable"]:
            if f"var.{name}" not in scope:
                raise ValueError(f"{begin}{name} is needed")
        scope |= fill({f"local.{name}": value for name, value in found["locals"].items()}, scope)
        resources |= {begin + address: fill(body, scope) for address, body in found["resource"].items()}
        waiting += [(place / body["source"], fill(body, scope), f"{begin}module.{name}.") for name, body in found["module"].items()]
    return resources


def missing_tags(resources, required):
    gaps = {}
    for address, body in resources.items():
        if address.split(".")[-2] in TAGGED:
            missing = sorted(set(required) - {name for name, value in body.get("tags", {}).items() if value})
            if missing:
                gaps[address] = missing
    return gaps
