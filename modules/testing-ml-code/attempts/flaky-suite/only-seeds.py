# score: 0
# hint: What do they depend on that was not handed in
# why: knows that randomness needs a seed, and stops there
def test_sample(code):
    rows = list(range(1000))
    assert 0.25 < len(code.sample(rows, 0.3, np.random.default_rng(0))) / 1000 < 0.35


def test_fresh(code):
    assert code.is_fresh(time.time() - 59)
    assert not code.is_fresh(time.time() - 61)


def test_store(code):
    code.remember("a", 1)
    code.remember("b", 2)
    assert data.LEFT_OVER == {"a": 1, "b": 2}


def test_report(code):
    code.write_report(".", "fine")
    assert Path("report.txt").read_text() == "fine\n"


def test_levels(code):
    assert code.levels(["b", "a", "b"]) == ["b", "a"]
