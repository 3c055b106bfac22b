"""Footnotes stand in the cell that names them, because MyST reads each cell for itself."""

from builder.assemble.footnotes import notes_beside_their_marks


def test_a_note_moves_to_the_cell_that_names_it() -> None:
    cells = [
        "Read this [^one]: it is good.",
        "code goes here",
        "The end.\n\n[^one]: A book,\n  second edition.\n[^two]: Unnamed.",
    ]

    assert notes_beside_their_marks(cells) == (
        "Read this [^one]: it is good.\n\n[^one]: A book,\n  second edition.",
        "code goes here",
        "The end.\n\n[^two]: Unnamed.",
    )


def test_a_second_cell_gets_a_note_with_a_name_of_its_own() -> None:
    cells = ["First [^a].\n\n[^a]: A book.", "Again [^a] and [^a]."]

    assert notes_beside_their_marks(cells) == (cells[0], "Again [^a-1] and [^a-1].\n\n[^a-1]: A book.")


def test_cells_in_order_and_code_stay_as_they_are() -> None:
    cells = ["Fine [^a].\n[^a]: A book.\n", "A pattern `[^a]`:\n```\n[^a]: code\n```", "Unknown [^b]."]

    assert notes_beside_their_marks(cells) == tuple(cells)


def test_a_cell_of_notes_only_becomes_empty() -> None:
    assert notes_beside_their_marks(["A [^x].", "[^x]: A paper."]) == ("A [^x].\n\n[^x]: A paper.", "")


def test_the_last_heading_goes_with_its_notes() -> None:
    cells = ["A [^x].", "## Key points\n\n- One.\n\n## Sources\n\n[^x]: A paper."]

    assert notes_beside_their_marks(cells) == ("A [^x].\n\n[^x]: A paper.", "## Key points\n\n- One.")
