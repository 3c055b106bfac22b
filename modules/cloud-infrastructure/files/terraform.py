"""Read Terraform files as data: their blocks, and values that are filled into them."""

import re
from pathlib import Path

import hcl2

TAGGED = {"aws_s3_bucket", "aws_sqs_queue", "aws_iam_role", "aws_instance"}
"""Types of resources that carry tags; others, such as a policy of a bucket, have none."""
REFERENCE = re.compile(r"\$\{((?:var|local)\.\w+)\}")


def blocks(folder):
    """Return what the .tf files of one folder declare: `variable`, `locals`, `module` and `resource`, each by name.

    A resource is named as in a plan: type, dot, name. A reference such as `var.days` is the text "${var.days}".
    """
    found = {"variable": {}, "locals": {}, "module": {}, "resource": {}}
    for path in sorted(Path(folder).glob("*.tf")):
        for kind, bodies in hcl2.loads(path.read_text(encoding="utf-8") + "\n").items():
            for body in _plain(bodies) if kind in found else ():
                if kind == "resource":
                    body = {f"{what}.{name}": one for what, named in body.items() for name, one in named.items()}
                found[kind] |= body
    return found


def fill(value, scope):
    """Return the value with each `${var.x}` and `${local.x}` replaced by what the scope says, also inside of texts.

    A reference that the scope does not know stays as it is; many values are known only after the creation.
    """
    if isinstance(value, dict):
        return {name: fill(one, scope) for name, one in value.items()}
    if isinstance(value, list):
        return [fill(one, scope) for one in value]
    if not isinstance(value, str):
        return value
    if whole := REFERENCE.fullmatch(value):
        return scope.get(whole[1], value)
    return REFERENCE.sub(lambda part: str(scope.get(part[1], part[0])), value)


def _plain(value):
    """Return a parsed value without the parser's own marks: quotation marks around texts, and notes on blocks."""
    if isinstance(value, dict):
        return {_plain(name): _plain(one) for name, one in value.items() if not name.startswith("__")}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, str) and len(value) > 1 and value[0] == value[-1] == '"':
        return value[1:-1]
    return value
