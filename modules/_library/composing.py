"""Check a Compose or workflow file against its published schema, offline."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import yaml


def read_compose(path):
    """Return the content of a YAML file as dictionaries. Raises AssertionError with the line if it is not YAML."""
    with open(path, encoding="utf-8") as file:
        try:
            tree = yaml.safe_load(file)
        except yaml.YAMLError as error:
            raise AssertionError(f"{path} is not valid YAML: {error}") from error
    assert isinstance(tree, dict), f"{path} must hold keys and values, such as `services:`; it holds {tree!r}."
    return tree


def schema_problems(content, schema_name="compose-spec"):
    """Return where and how the content breaks a schema that comes with check-jsonschema; an empty list is good."""
    found = map(telling, _checker(schema_name).iter_errors(content))
    return sorted(f"{'/'.join(map(str, error.absolute_path)) or 'top'}: {error.message}" for error in found)


@cache
def _checker(schema_name):
    # Where the package lies, without importing it: it brings along much that is only needed to load from a network.
    folder = Path(find_spec("check_jsonschema").submodule_search_locations[0], "builtin_schemas", "vendor")
    schema = json.loads((folder / f"{schema_name}.json").read_text("utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


def telling(error):
    """Return what is wrong for the form that the content comes nearest to, where a schema allows several forms."""
    while error.context:
        forms = {}
        for inner in error.context:
            forms.setdefault(inner.schema_path[0], []).append(inner)
        nearest = min(forms.values(), key=len)
        error = min(nearest, key=lambda one: one.validator != "additionalProperties")  # a slip before what it left out
    return error
