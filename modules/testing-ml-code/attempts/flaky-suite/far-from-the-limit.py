# score: 3
# hint: Look at both sides of a limit
# why: hands everything in, but tests far from the limit and never writes a name twice
def test_sample(code):
    kept = code.sample(list(range(2000)), 0.2, np.random.default_rng(5))
    assert 300 < len(kept) < 500


def test_fresh(code):
    assert code.is_fresh(0, now=30)
    assert not code.is_fresh(0, now=500)


def test_store(code):
    store = {}
    code.remember("a", 1, store)
    code.remember("b", 2, store)
    assert store == {"a": 1, "b": 2}


def test_report(code):
    with tempfile.TemporaryDirectory() as folder:
        code.write_report(folder, "fine")
        assert Path(folder, "report.txt").read_text() == "fine\n"


def test_levels(code):
    assert sorted(code.levels([1, 2, 1])) == [1, 2]
