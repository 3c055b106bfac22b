# @@TITLE@@

TO BE WRITTEN: two or three sentences that say where @@NAME@@ turns up at work and what goes wrong without it.
We work for a {{ domain.company }}.

## What it is

TO BE WRITTEN: explain @@NAME@@ in half a page, with one example from work.

## Your turn

### Write the note

TO BE WRITTEN: the situation, the reader, and what the note must achieve. This one is a sample that works; put yours in its place.

The {{ domain.manager }} asks what you have found and what should be done.
Write `note.md` with the three parts Finding, Reason and Next step, 120 words at most.
The finding names a number, and the next step says until when: a date such as 2030-03-01, 2030-06-30 at the latest.

```{code-cell} python
from pathlib import Path
```

```{code-cell} python
:exercise: short-note

%%writefile note.md
<!-- BEGIN SOLUTION -->
## Finding

Four of the last ten hand-overs missed a fact that somebody needed later.

## Reason

The form has no place for it, so it is told by word of mouth.

## Next step

Ana adds a line to the form by 2030-05-31.
<!-- END SOLUTION -->
<!-- BEGIN STARTER -->
<!-- ## Finding -->
<!-- END STARTER -->
```

```{code-cell} python
:points: 2
:tests: short-note

def parts_of(text):
    """Return the text below each heading, by the heading in small letters."""
    parts, name = {}, ""
    for line in text.splitlines():
        if line.startswith("#"):
            name = line.lstrip("#").strip().lower()
        parts[name] = f"{parts.get(name, '')} {'' if line.startswith('#') else line}".strip()
    return parts


note = parts_of(Path("note.md").read_text())
for part in ("finding", "reason", "next step"):
    assert note.get(part), f"The part '{part.capitalize()}' is missing or empty; it begins with a heading such as ## {part.capitalize()}."
```

```{code-cell} python
:points: 2
:tests: short-note

import re
from datetime import date


def last_day(text):
    """Return the first date in the text, or None if there is none that the calendar has."""
    found = re.search(r"\b\d{4}-\d{2}-\d{2}\b", text)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


text = Path("note.md").read_text()
length = len(text.split())
# BEGIN HIDDEN TESTS
numbers = r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|half)\b"
assert 10 <= length <= 120, f"The note has {length} words; 10 are too few, and 120 are enough."
assert re.search(numbers, parts_of(text).get("finding", ""), re.IGNORECASE), "The finding names a number."
until = last_day(parts_of(text).get("next step", ""))
assert until and until <= date(2030, 6, 30), "The next step says until when, as a date such as 2030-03-01, and not too late."
# END HIDDEN TESTS
```

## Key points

- TO BE WRITTEN: the one thing that students should still know in a month.
- TO BE WRITTEN: the mistake that they should never make again.
