# score: 7
# hint: Print every reason
# why: stops at the first reason, so that a team comes back five times
template = {
    "checks.py": '''import test_<name> as tests
import yaml

from gate import gate

found = [name for name in dir(tests) if name.startswith("test_")]
assert found, "there are no tests"
for name in found:
    getattr(tests, name)()
record, rules, platform = (yaml.safe_load(open(f"{name}.yaml")) for name in ("record", "rules", "platform"))
broken = gate(record, rules, platform["versions"], platform["today"])["broken"]
assert not broken, broken
''',
    "record.yaml": '''owner: <team>
risk: low
licence: own data
card:
  purpose: It says which cases come first.
  limits: It knows a single year only.
  fallback: We take cases as they arrive.
''',
    ".github/workflows/ci.yml": '''on: pull_request
permissions: {contents: read}
jobs:
  say-no:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@v4
      - run: pip install pyyaml && python checks.py
''',
    "README.md": '''The team <team> keeps <name>. Before you ask for a merge, run
`python checks.py` in this folder: it names each test that fails and each rule that is broken.
A team that wants to leave the golden path may do so. It tells the platform team, and the gate stays where it is, for all of us.
''',
}
