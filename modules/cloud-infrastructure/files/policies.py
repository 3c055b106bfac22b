"""Decide whether access policies allow a call: the part of the rules of AWS that this lesson needs."""

from fnmatch import fnmatchcase


def decide(policy, action, resource, **context):
    """Return "allowed", "denied" (a Deny statement matches) or "not mentioned" (which also means no).

    `context` holds facts of the call, such as prefix="data/" for listing a bucket or secure=False for a call
    without encryption. Raises AssertionError if the policy does not have the form of one.
    """
    effects = {one["Effect"] for one in statements(policy) if _matches(one, action, resource, context)}
    return "denied" if "Deny" in effects else "allowed" if "Allow" in effects else "not mentioned"


def statements(policy):
    """Return the statements of a policy as a list. Raises AssertionError if keys are missing or unknown."""
    assert isinstance(policy, dict), f"A policy is a dictionary, this is {policy!r}."
    assert policy.get("Version") == "2012-10-17", (
        f"Version must be '2012-10-17', the policy has {policy.get('Version')!r}."
    )
    found = as_list(policy.get("Statement"))
    for one in found:
        unknown = set(one) - {"Sid", "Effect", "Action", "Resource", "Condition"}
        assert not unknown, f"A statement does not have the keys {sorted(unknown)}."
        assert one.get("Effect") in ("Allow", "Deny"), f"Effect is Allow or Deny, not {one.get('Effect')!r}."
        assert one.get("Action") and one.get("Resource"), f"A statement needs an Action and a Resource: {one}"
    return found


def as_list(value):
    """Return a list as it is, nothing as an empty list, and any other value as a list of one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _matches(statement, action, resource, context):
    return (
        any(_like(action.lower(), pattern.lower()) for pattern in as_list(statement["Action"]))
        and any(_like(resource, pattern) for pattern in as_list(statement["Resource"]))
        and all(_holds(test, context) for test in statement.get("Condition", {}).items())
    )


def _holds(test, context):
    """Tell whether all keys of one operator of a Condition hold; a key that the call does not have never holds."""
    operator, wanted = test
    assert operator in ("StringEquals", "StringLike", "Bool"), f"This lesson does not know the operator {operator}."
    given = {"s3:prefix": context.get("prefix"), "aws:securetransport": str(context.get("secure", True)).lower()}
    for key, values in wanted.items():
        actual = given.get(key if key == "s3:prefix" else key.lower())
        values = [str(value).lower() if operator == "Bool" else value for value in as_list(values)]
        compare = _like if operator == "StringLike" else str.__eq__
        if actual is None or not any(compare(actual, value) for value in values):
            return False
    return True


def _like(text, pattern):
    """Match with * and ? only: a square bracket has no meaning in policies."""
    return fnmatchcase(text, pattern.replace("[", "[[]"))
