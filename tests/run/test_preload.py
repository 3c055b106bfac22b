"""Which modules a worker may import ahead."""

import sys

import pytest
from run_samples import notebook

from builder.run import ahead
from builder.run.preload import imported_modules


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import pandas as pd, numpy.linalg", ("pandas", "numpy.linalg")),
        ("from sklearn import tree, svm", ("sklearn", "sklearn:tree", "sklearn:svm")),
        ("from sklearn.tree import *", ("sklearn.tree",)),
        ("try:\n    import torch\nexcept ImportError:\n    import numpy", ("torch", "numpy")),
        ("if True:\n    import pandas", ("pandas",)),
        ("class A:\n    import json", ("json",)),
        ("def later():\n    import pandas", ()),
        ("async def later():\n    import pandas", ()),
        ("from . import helper", ()),
        ("%matplotlib inline\nimport pandas\n!pip list\nx = !ls\npd.DataFrame?", ("pandas",)),
        ("for x in y:\n    %time f(x)\nimport numpy", ("numpy",)),
        ("%%bash\nimport pandas", ()),
        ("import pandas\nx = = 1", ()),
        ("import pandas\x00", ()),
    ],
)
def test_imports_outside_functions_are_found(source, found):
    assert imported_modules(notebook(source).cells) == found


def test_each_module_is_named_once_in_the_order_of_the_cells():
    assert imported_modules(notebook("import b", "import a\nimport b").cells) == ("b", "a")


def test_what_files_beside_the_notebook_import_counts_where_a_cell_imports_them():
    files = (("data.py", b"import domain\nimport numpy"), ("domain.py", b"import pandas, data"), ("x.py", b"import z"))
    job = notebook("from data import load", files=(*files, ("a/b.py", b"import y")))
    assert imported_modules(job.cells, job.files) == ("data", "data:load", "domain", "numpy", "pandas")


def test_a_package_with_threads_is_imported_ahead_only_if_it_is_named(tmp_path, monkeypatch):
    source = "try:\n    import with_threads\nexcept ImportError:\n    with_threads = None\n"
    (tmp_path / "uses_it.py").write_text(source)
    (tmp_path / "with_threads.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(ahead, "_WITH_THREADS", ("with_threads",))
    for name in ("uses_it", "with_threads"):
        monkeypatch.setitem(sys.modules, name, None)  # so that both are gone after the test
        del sys.modules[name]
    ahead.import_ahead(["uses_it"])
    assert sys.modules["uses_it"].with_threads is None
    assert "with_threads" not in sys.modules
    del sys.modules["uses_it"]
    ahead.import_ahead(["with_threads", "uses_it"])
    assert sys.modules["uses_it"].with_threads is sys.modules["with_threads"]
