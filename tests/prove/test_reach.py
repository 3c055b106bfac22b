"""What can reach an exercise, and what is therefore run in which setting."""

from collections import Counter

import pytest

from builder.course.load import load_domain
from builder.module_sheet import sheet_of
from builder.prove.engine.values import BranchRun, StepRun, TrialRun
from builder.prove.plan import subject_of
from builder.prove.proving import VARIANTS_EVERYWHERE, _part_of
from builder.prove.reach import reaching
from builder.workspace import Workspace

CASE = {
    "before": ["limit = 3"],
    "answer": "def small(x):\n    # BEGIN SOLUTION\n    return x < limit\n    # END SOLUTION",
    "tests": ["assert small(1), 'One is small.'"],
    "attempts": {"none": {"source": "def small(x):\n    return False", "score": 0}},
}
HELPER = "import domain\n\nSIZE = domain.SIZE\n\n\ndef write(path):\n    path.write_text(SIZE)\n"
SAVES = "from pathlib import Path\nimport helper\nlimit = 3\n"


@pytest.fixture(scope="module")
def differs(make_module):
    """Return a function that tells whether another `domain.py` can reach the exercise."""

    def tell(before=(), tests=(), files=None, attempt=""):
        attempts = {"one": {"source": attempt, "score": 0}} if attempt else CASE["attempts"]
        case = {**CASE, "before": [*CASE["before"], *before], "tests": [*CASE["tests"], *tests], "attempts": attempts}
        module = make_module(case)
        subject = subject_of(sheet_of(module)[0], "task", module.attempts)
        beside = [(name, text.encode()) for name, text in (files or {}).items()]
        first, other = ([("domain.py", f"SIZE = {size}\n".encode()), *beside] for size in (1, 2))
        return reaching(subject, first) != reaching(subject, other)

    return tell


@pytest.mark.parametrize(
    "cell",
    [
        "import domain\nlimit = domain.SIZE",
        "from domain import SIZE as limit",
        "from domain import *\nlimit = 4",
        "import domain\ntable = {'rows': domain.SIZE}\nlimit = table['rows']",
        "import domain\nlimit = []\nlimit.append(domain.SIZE)",
        "import domain\nlimit = []\nothers = limit\nothers.append(domain.SIZE)",
        "import domain\nlimit = [3]\nadded = list(map(limit.append, [domain.SIZE]))",
        "import domain\nlimit = [3]\ndef add(x):\n    limit.append(x)\nadd(domain.SIZE)",
        "import domain\ndef limited():\n    return size\nlimit = limited\nsize = domain.SIZE",
        "import domain\nif domain.SIZE:\n    limit = 4",
        "import domain\nfor limit in range(domain.SIZE):\n    pass",
    ],
)
def test_what_a_taken_name_is_made_of_reaches_an_exercise(differs, cell):
    assert differs([cell])


def test_a_cell_that_may_stop_counts_as_a_whole(differs):
    cell = {"source": "import domain\nsize = 1 / domain.SIZE\nlimit = 4", "tags": ["raises-exception"]}
    assert differs([cell])
    assert not differs([cell["source"]])


@pytest.mark.parametrize(
    "cell",
    [
        "import domain\nlimit = 4",
        "import domain\nlimit, rows = 4, None\nrows = domain.table(limit)",
        "import domain\nimport matplotlib.pyplot as plt\nlimit = 4\nplt.bar([1], [domain.SIZE])\nplt.show()",
        "import domain\nimport pandas as pd\nlimit = pd.Series([4])\npd.DataFrame({'size': [domain.SIZE]}).round(1)",
        "import domain\nlimit = 4\nprint(domain.SIZE)",
        "import domain\nimport json\nlimit = 4\ntext = json.dumps(domain.SIZE)",
        "limit = 'The domain. Is it the same?'",
    ],
)
def test_what_no_taken_name_is_made_of_does_not_reach_an_exercise(differs, cell):
    assert not differs([cell])


@pytest.mark.parametrize(
    "cell",
    [
        "import domain\nfrom pathlib import Path\nPath('limit.txt').write_text(str(domain.SIZE))",
        "import domain\nimport os\nos.environ['LIMIT'] = str(domain.SIZE)",
        "import domain\nimport random\nrandom.seed(domain.SIZE)",
        "import domain\nimport numpy as np\nlimit = 4\nsample = np.random.rand(domain.SIZE)",
        "import domain\nimport os\nos.chdir(domain.FOLDER)",
        "import domain\nimport pandas as pd\npd.set_option('display.max_rows', domain.SIZE)",
        "import domain\nimport json\nlimit = 4\njson.loads = domain.loads",
        "import domain\nimport warnings\nlimit = 4\nwarnings.simplefilter(domain.FILTER)",
        "import domain\ndef keep(x):\n    open('limit.txt', 'w').write(x)\nlimit = 4\nkept = keep(domain.SIZE)",
        "import domain\ndef keep(x):\n    global size\n    size = x\nlimit = 4\nkept = keep(domain.SIZE)",
        "import domain\n!echo {domain.SIZE} > limit.txt",
        "%run domain.py",
        "%%writefile rules.py\nfrom domain import SIZE",
    ],
)
def test_what_has_a_lasting_effect_reaches_an_exercise(differs, cell):
    assert differs([cell], tests=["rules = 'rules.py'"])


@pytest.mark.parametrize(
    ("before", "reaches"),
    [
        (["from helper import SIZE\nlimit = SIZE"], True),
        (["import helper\nlimit = helper.write"], True),
        (["import helper\nlimit = 4"], False),
        ([f"{SAVES}kept = helper.write(Path('limit.txt'))"], True),
        ([f"{SAVES}helper.SIZE = 4"], True),
    ],
)
def test_a_file_is_reached_with_what_it_imports(differs, before, reaches):
    assert differs(before, files={"helper.py": HELPER}) is reaches


PARTS = """import domain

LIMIT, LOG = 4, []
SIZE = domain.SIZE


def plain():
    return LIMIT


def sized():
    return SIZE


def note(x):
    LOG.append(x)
    return x
"""


@pytest.mark.parametrize(
    ("cell", "reaches"),
    [
        ("limit = helper.plain()", False),
        ("limit = helper.sized()", True),
        ("from helper import plain\nlimit = plain()", False),
        ("from helper import plain as limit, sized", False),
        ("from helper import sized as limit", True),
        ("from helper import domain\nlimit = domain.SIZE", True),
        ("limit = helper.domain.SIZE", True),
        ("import helper as other\nlimit = other.sized()", True),
        ("limit = getattr(helper, 'SI' + 'ZE')", True),
        ("limit = helper", True),
        ("other = helper\nlimit = other.sized()", True),
        ("import domain\nnoted, limit = helper.note(domain.SIZE), 4", True),
        ("import domain\nnoted = helper.note(domain.SIZE)", True),
        ("import domain\nnoted = helper.note(3)\nsize = domain.SIZE", False),
        ("helper.LOG.append(helper.SIZE)", True),
        ("from helper import *\nlimit = 4", True),
    ],
)
def test_of_a_file_that_is_imported_counts_what_is_taken_from_it(differs, cell, reaches):
    assert differs([f"import helper\nlimit = helper.LIMIT\n{cell}"], files={"helper.py": PARTS}) is reaches


@pytest.mark.parametrize(
    ("helper", "reaches"),
    [
        ("import os\nimport domain\n\nos.environ['LIMIT'] = str(domain.SIZE)\n", True),
        ("import os\nimport domain\n\nSIZE = str(domain.SIZE)\nos.environ['LIMIT'] = SIZE\n", True),
        ("import os\nimport domain\n\nos.environ['LIMIT'] = '4'\nSIZE = domain.SIZE\n", False),
        (
            "import random\nimport sys\n\ntry:\n    import domain\nexcept ImportError:\n    sys.path.append('.')\n",
            False,
        ),
        ("from second import SIZE\n", True),
    ],
)
def test_of_a_file_that_is_only_imported_what_it_leaves_counts(differs, helper, reaches):
    second = "import domain\nimport random\n\nSIZE = 4\nrandom.seed(domain.SIZE)\n"
    assert differs(["import helper\nlimit = 4"], files={"helper.py": helper, "second.py": second}) is reaches


@pytest.mark.parametrize(
    ("test", "reaches"),
    [
        ("open('domain.py').read()", True),
        ("__import__('domain')", True),
        ("code = 'import domain'", True),
        ("call = 'domain.table'", True),
        ("command = 'python -m domain'", True),
        ("place = 'project'", True),
        ("place = 'notes'", True),
        ("place = 'projects'", False),
        ("assert small(2), 'Every domain is small.'", False),
        ("import os\nnames = os.listdir()", True),
        ("from pathlib import Path\nnames = list(Path('.').glob('*'))", True),
        ("from pathlib import Path\nnames = list(Path('elsewhere').glob('*'))", False),
        ("import subprocess\nsubprocess.run(['ls'])", True),
        ("import subprocess\nsubprocess.run(['ls'], cwd='elsewhere')", False),
        ("exec(text)", True),
        ("exec(text, {})", False),
        ("found = globals()", True),
    ],
)
def test_a_file_is_reached_by_its_name_in_a_text_and_by_what_looks_everywhere(differs, test, reaches):
    files = {"project/run.py": "import domain\n", "notes.txt": "See domain.py.\n"}
    assert differs(tests=[test], files=files) is reaches


def test_what_looks_everywhere_meets_every_name(differs):
    assert differs(["import domain\nlimit, size = 4, domain.SIZE"], tests=["exec(text)"])


def test_attempts_are_a_part_of_the_exercise(differs):
    assert differs(attempt="import domain\ndef small(x):\n    return x < domain.SIZE")


PARAMETERS = {
    "n_rows": {"type": "integer", "default": 5, "min": 1, "max": 900, "per_student": True},
    "n_columns": {"type": "integer", "default": 5, "min": 1, "max": 900, "per_student": True},
}


class CountingEngine:
    """Runs nothing: solutions pass, all else fails its tests. Notes in which domain which branch was asked for."""

    def __init__(self):
        self.asked = Counter()

    def prepare(self, imports, hash_seeds):
        pass

    def stop(self):
        pass

    def run(self, request):
        domain = next(text.split('ID = "')[1].split('"')[0] for _, text in decoded(request.files) if 'ID = "' in text)
        for trial in request.trials:
            for branch in trial.branches:
                self.asked[domain, branch.name.partition("/")[0], request.conditions.hash_seed] += 1
        return tuple(TrialRun(trial.name, tuple(map(outcome, trial.branches))) for trial in request.trials)


def decoded(files):
    return [(name, content.decode()) for name, content in files]


def outcome(branch):
    error = "" if branch.name in {"solution", "order"} else "AssertionError"
    steps = (StepRun(step.id, error if step.id.startswith("tests") else "", "no", 1, 1) for step in branch.steps)
    return BranchRun(branch.name, tuple(steps), "")


@pytest.fixture(scope="module")
def domains(pytestconfig):
    return [load_domain(Workspace(pytestconfig.rootpath), "ecommerce", "")[0]]


@pytest.fixture
def asked(make_module, prove, domains):
    """Return a function that proves a case and says what was asked for in the second industry, and what was proven."""

    def run(case, variants=1):
        engine = CountingEngine()
        report = prove([make_module(case)], engine=engine, domains=domains, variants=variants)
        assert not [finding for finding in report.findings if finding.rule != "equivalent-mutants-survive"]
        (proof,) = report.exercises
        assert proof.domains == ("fintech", "ecommerce")
        assert engine.asked["fintech", "starter", 0] > 0
        return {key[1:]: count for key, count in engine.asked.items() if key[0] == "ecommerce"}, proof

    return run


IN_FULL = {("solution", 0): 1, ("solution", 1): 1, ("starter", 0): 1, ("attempt", 0): 1}


def test_where_nothing_new_reaches_an_exercise_its_solution_is_run_once(asked):
    counts, proof = asked(CASE)
    assert counts == {("solution", 0): 1}
    assert proof.proven


def test_where_something_new_reaches_it_all_is_run(asked):
    assert asked({**CASE, "before": ["import domain\nlimit = len(domain.TITLE)"]})[0] == IN_FULL


def test_with_many_variants_all_is_run_everywhere(asked):
    assert asked(CASE, variants=VARIANTS_EVERYWHERE)[0] == IN_FULL


@pytest.mark.parametrize(("limit", "alike"), [("n_rows", False), ("3", True)])
def test_values_of_parameters_that_are_not_taken_do_not_reach_an_exercise(make_module, limit, alike):
    part = _part_of(
        make_module({**CASE, "parameters": PARAMETERS, "before": [f"limit = {limit}"]}), None, (), 2, "tests"
    )
    first, other = part.work.settings
    assert first.subjects["task"].cells != other.subjects["task"].cells
    found = {reaching(one.subjects["task"], one.files) for one in (first, other)}
    assert (len(found) == 1) is alike


def test_what_is_kept_of_a_proof_is_not_taken_for_one_in_which_all_was_run(make_module, prove, domains, tmp_path):
    options = {"domains": domains, "cache": tmp_path}
    module = make_module(CASE)
    prove([module], engine=CountingEngine(), **options)
    engine = CountingEngine()
    prove([module], engine=engine, variants=VARIANTS_EVERYWHERE, **options)
    assert {key[1:] for key in engine.asked if key[0] == "ecommerce"} == {
        ("solution", 1),
        ("starter", 0),
        ("attempt", 0),
    }
