# score: 6
# why: a right answer with another function, one test and other files
template = {
    "<name>.py": """import math


def score(amount):
    if amount < 0:
        raise ValueError(amount)
    return 1 - math.exp(-amount / 1000)
""",
    "test_<name>.py": """import math
from <name> import score


def test_score():
    assert math.isclose(score(0), 0) and score(10) > score(5) > 0
    try:
        score(-3)
    except ValueError:
        pass
    else:
        assert False, "amounts below 0 are refused"
""",
    "pyproject.toml": '[project]\nname = "<name>"\nversion = "1.0"\nrequires-python = ">=3.12"\n',
    "Dockerfile": '# the image of <name>\nFROM python:3.12-slim-bookworm\nCOPY <name>.py /srv/\nUSER nobody\nENTRYPOINT ["python"]\nCMD ["/srv/<name>.py"]\n',
    "service.yaml": """owner: <team>
name: <name>
rollback_to: v0
memory_mb: 64
card: {purpose: Tells apart two kinds of letters., limits: Only letters from this country., fallback: The desk sorts letters by hand.}
""",
}
