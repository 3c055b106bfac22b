"""How messages become outputs."""

from builder.run import outputs
from builder.run.outputs import Collector


def collected(*messages: tuple[str, dict]) -> list[dict]:
    collector = Collector()
    collector.start_cell()
    for kind, content in messages:
        collector.message(kind, content)
    return collector.outputs(0)


def stream(name: str, text: str) -> tuple[str, dict]:
    return "stream", {"name": name, "text": text}


def display(data: object, identity: str = "", kind: str = "display_data") -> tuple[str, dict]:
    return kind, {"data": {"text/plain": data}, "metadata": {}, "transient": {"display_id": identity}}


def test_text_between_two_displays_is_joined_with_stdout_first():
    found = collected(
        stream("stderr", "e1"), stream("stdout", "o1"), stream("stderr", "e2"), display("D"), stream("stdout", "o2")
    )
    assert [output.get("text") or output["data"]["text/plain"] for output in found] == ["o1", "e1e2", "D", "o2"]


def test_results_have_no_count_and_errors_keep_their_parts():
    found = collected(
        ("execute_result", {"data": {"text/plain": "1"}, "metadata": {}, "execution_count": 7}),
        ("error", {"ename": "E", "evalue": "v", "traceback": ["t"], "engine": "?"}),
        ("comm_open", {"data": {}}),
    )
    assert found == [
        {"output_type": "execute_result", "data": {"text/plain": "1"}, "metadata": {}, "execution_count": None},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]},
    ]


def test_clear_output_at_once_and_with_the_next_output():
    assert collected(stream("stdout", "gone"), ("clear_output", {"wait": False}), stream("stdout", "kept")) == [
        {"output_type": "stream", "name": "stdout", "text": "kept"}
    ]
    waiting = (stream("stdout", "old"), ("clear_output", {"wait": True}))
    assert collected(*waiting)[0]["text"] == "old"
    assert [output["data"] for output in collected(*waiting, display("new"))] == [{"text/plain": "new"}]


def test_an_update_changes_the_display_of_an_earlier_cell():
    collector = Collector()
    collector.start_cell()
    collector.message(*display("first", "it"))
    collector.start_cell()
    assert collector.message(*display("second", "it", "update_display_data")) == {0}
    assert collector.message(*display("unknown", "other", "update_display_data")) == set()
    assert collector.outputs(0)[0]["data"] == {"text/plain": "second"}
    assert collector.outputs(1) == []


def test_an_update_after_the_cell_was_cleared_changes_nothing():
    found = collected(display("a", "it"), ("clear_output", {}), display("b"), display("c", "it", "update_display_data"))
    assert [output["data"]["text/plain"] for output in found] == ["b"]


def test_a_flood_of_text_is_cut_with_a_note(monkeypatch):
    monkeypatch.setattr(outputs, "STREAM_LIMIT", 10)
    (found,) = collected(stream("stdout", "x" * 8), stream("stdout", "y" * 8), stream("stdout", "z" * 8))
    assert found["text"].startswith("x" * 8 + "yy\n[14 more characters were not kept")


def test_a_flood_of_displays_is_cut_with_a_note(monkeypatch):
    monkeypatch.setattr(outputs, "DATA_LIMIT", 10)
    found = collected(display("x" * 8), display("y" * 8))
    assert found[0]["data"] == {"text/plain": "x" * 8}
    assert found[1]["name"] == "stderr"
    assert found[1]["text"].startswith("[8 more characters were not kept")


def test_many_small_pieces_are_joined_in_time():
    found = collected(*[stream("stdout", "ab\n")] * 200_000)
    assert len(found[0]["text"]) == 600_000


def test_messages_before_the_first_cell_are_not_kept():
    assert Collector().message(*stream("stdout", "early")) == set()
