"""A class for the tiny course as students would hand it in: notebooks with answers written into the student's copy."""

import json

RIGHT = "def double(number):\n    return number * 2\n"
SQUARE = "def double(number):\n    return number ** 2\n"


def answered(copy, answers):
    """Return a student's notebook with the answer cells of these exercises replaced."""
    notebook = json.loads(copy)
    for cell in notebook["cells"]:
        course = cell["metadata"].get("course", {})
        if course.get("role") == "starter" and course.get("exercise") in answers:
            cell["source"] = answers[course["exercise"]]
    return json.dumps(notebook).encode()
