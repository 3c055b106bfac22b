# score: 5
# why: a right answer with other values, a store that has a past, and a report that is continued
def test_sample(code):
    kept = code.sample(list(range(4000)), 0.1, np.random.default_rng(42))
    assert 300 < len(kept) < 500


def test_fresh(code):
    now = 1_700_000_000.0
    assert [code.is_fresh(now - age, now) for age in (0, 59.5, 60, 60.5)] == [True, True, True, False]


def test_store(code):
    store = {"old": 0, "a": 1}
    code.remember("a", 5, store)
    code.remember("a", 7, store)
    assert store == {"old": 0, "a": 7}


def test_report(code):
    with tempfile.TemporaryDirectory() as folder:
        for line in ("one", "two"):
            code.write_report(Path(folder), line)
        assert Path(folder, "report.txt").read_text(encoding="utf-8") == "one\ntwo\n"


def test_levels(code):
    got = code.levels(["x", "y", "x", "z"])
    assert len(got) == 3 and set(got) == {"x", "y", "z"}
