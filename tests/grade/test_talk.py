"""What the examiner said is known again where it was answered the same, and only there."""

import json

import pytest

from builder.grade.talk import Memory, UnsteadyError

TESTS = frozenset(["tests-a"])
DONE = {"done": True}


class Examiner:
    """Stands where the line to an examiner is: it asks for f(1) and then f(2), and passes what is twice as much."""

    def __init__(self, drawn=lambda: 0):
        self.begun = self.closed = 0
        self._drawn = drawn

    def __call__(self):
        self.begun += 1
        self._talk = self._talked()
        self._heard = None
        next(self._talk)
        return self

    def _talked(self):
        names = yield None
        yield {"begin": "tests-a"}
        first = yield {"ask": {"call": 1, "drawn": self._drawn()}}
        second = yield {"ask": {"call": 2}}
        passed = (names, first, second) == ({"names": ["f"]}, 2, 4)
        yield {"end": "tests-a", "passed": passed, "seconds": float(self.begun)}
        yield DONE

    def send_raw(self, raw):
        self._heard = json.loads(raw)

    def receive_raw(self, _):
        heard, self._heard = self._heard, None
        return json.dumps(self._talk.send(heard), separators=(",", ":")).encode()

    def close(self):
        self.closed += 1


def told(memory, examiner, *answers, tests=TESTS):
    """Return all that was said in one talk in which these answers are given."""
    talk = memory.talk("a", tests, examiner)
    talk.answer(b'{"names":["f"]}', None)
    answers, said = list(answers), []
    while not said or said[-1] != DONE:
        said.append(json.loads(talk.next(None)))
        if "ask" in said[-1]:
            talk.answer(json.dumps(answers.pop(0)).encode(), None)
    talk.close()
    return said


def test_who_answers_the_same_needs_no_examiner():
    memory, examiner = Memory(), Examiner()
    first = told(memory, examiner, 2, 4)
    assert told(memory, examiner, 2, 4) == first
    assert first[-2]["passed"] is True
    assert (examiner.begun, examiner.closed) == (1, 1)


@pytest.mark.parametrize("answers", [(3, 4), (2, 5), (2, 4.0001), ("2", "4")])
def test_who_answers_otherwise_is_examined(answers):
    memory, examiner = Memory(), Examiner()
    told(memory, examiner, 2, 4)
    assert told(memory, examiner, *answers)[-2]["passed"] is False
    assert examiner.begun == 2
    assert told(memory, examiner, *answers)[-2]["passed"] is False
    assert told(memory, examiner, 2, 4)[-2]["passed"] is True
    assert examiner.begun == 2


def test_other_tests_are_another_talk():
    memory, examiner = Memory(), Examiner()
    told(memory, examiner, 2, 4)
    told(memory, examiner, 2, 4, tests=frozenset(["tests-b"]))
    assert examiner.begun == 2


def test_an_examiner_that_draws_is_noticed_and_asked_itself_from_then_on():
    memory, drawn = Memory(), iter(range(9))
    examiner = Examiner(lambda: next(drawn))
    told(memory, examiner, 2, 4)
    with pytest.raises(UnsteadyError):
        told(memory, examiner, 2, 5)
    memory.give_up("a")
    for number in (3, 4):
        assert told(memory, examiner, 2, 4)[-2]["passed"] is True
        assert examiner.begun == number


def test_what_broke_off_is_not_known():
    memory, examiner = Memory(), Examiner()
    talk = memory.talk("a", TESTS, examiner)
    talk.answer(b'{"names":["f"]}', None)
    assert json.loads(talk.next(None)) == {"begin": "tests-a"}
    talk.close()  # the test did not get further in time
    told(memory, examiner, 2, 4)
    assert examiner.begun == 2


def test_memory_has_an_end(monkeypatch):
    monkeypatch.setattr("builder.grade.talk._ROOM", 1500)
    memory, examiner = Memory(), Examiner()
    for number in range(5):
        assert told(memory, examiner, 2, number)[-2]["passed"] is (number == 4)
    assert memory._used <= 1500
