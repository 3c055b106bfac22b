# score: 1
# hint: What stands in a comment
# why: searches the text, and finds what is commented out
import re


def plan(folder, given=None, prefix=""):
    text = (Path(folder) / "main.tf").read_text()
    return {f"{kind}.{name}": {} for kind, name in re.findall(r'resource "(\w+)" "(\w+)"', text)}


def missing_tags(resources, required):
    gaps = {}
    for address, body in resources.items():
        if address.split(".")[-2] in TAGGED:
            missing = sorted(set(required) - {name for name, value in body.get("tags", {}).items() if value})
            if missing:
                gaps[address] = missing
    return gaps
