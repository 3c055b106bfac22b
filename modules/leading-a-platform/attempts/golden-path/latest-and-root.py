# score: 4
# hint: without a fixed tag
# why: takes whatever image is new, and root
template = {
    "<name>.py": '''"""The scores of <name>."""


def score(amount):
    """Return a score from 0 to 1 that rises with the amount; ValueError below 0."""
    if amount < 0:
        raise ValueError("an amount is never below 0")
    return amount / (amount + 100)
''',
    "test_<name>.py": '''from <name> import score


def test_rises():
    assert 0 <= score(1) < score(200) <= 1


def test_refuses_what_cannot_be():
    try:
        score(-1)
    except ValueError:
        return
    raise AssertionError("an amount below 0 was scored")
''',
    "pyproject.toml": '''[project]
name = "<name>"
version = "0.1.0"
requires-python = ">=3.11"
''',
    "Dockerfile": '''FROM python:latest
WORKDIR /srv
COPY <name>.py .
CMD ["python", "-m", "<name>"]
''',
    "service.yaml": '''name: <name>
owner: <team>
card:
  purpose: Says which cases to look at first.
  limits: It has never seen amounts in other currencies.
  fallback: Cases are taken in order of arrival.
memory_mb: 256
rollback_to: none yet
''',
}
