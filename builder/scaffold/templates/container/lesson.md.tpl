# @@TITLE@@

TO BE WRITTEN: two or three sentences that say where @@NAME@@ turns up at work and what goes wrong without it.
We work for a {{ domain.company }}.

## What it is

TO BE WRITTEN: explain @@NAME@@ in half a page, with one example from work.

The image is described in a text file; a program reads it line by line.

```{code-cell} python
from pathlib import Path


def instructions(text):
    """Return the instructions of a container file as pairs of a word and the rest of the line."""
    lines = [line.strip() for line in text.splitlines()]
    return [tuple(line.split(maxsplit=1)) for line in lines if line and not line.startswith("#")]


instructions("FROM scratch\nUSER 10001")
```

## Your turn

### Write the container file

TO BE WRITTEN: the task, in two or three sentences. This one is a sample that works; put yours in its place.

Write the file `Dockerfile`.
It starts from `python:3.12-slim`, installs what `requirements.txt` lists before it copies `service.py`, and runs `python service.py` as the user 10001.

```{code-cell} python
:exercise: container-file

%%writefile Dockerfile
# BEGIN SOLUTION
FROM python:3.12-slim
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY service.py ./
USER 10001
CMD ["python", "service.py"]
# END SOLUTION
# BEGIN STARTER
# FROM python:latest
# COPY . .
# END STARTER
```

```{code-cell} python
:points: 2
:tests: container-file

steps = instructions(Path("Dockerfile").read_text())
start = " ".join(steps[0])
assert start == "FROM python:3.12-slim", f"The file begins with {start}, expected FROM python:3.12-slim: a fixed tag."
last = " ".join(" ".join(steps[-1]).translate(str.maketrans("[],\"", "    ")).split())
assert last == "CMD python service.py", f"The last line is {last}, expected CMD with python service.py."
```

```{code-cell} python
:points: 2
:tests: container-file

# BEGIN HIDDEN TESTS
steps = [(step[0].upper(), step[1]) for step in instructions(Path("Dockerfile").read_text())]
assert ("USER", "10001") in steps, "Without USER 10001 the container runs as root."
installs = [place for place, step in enumerate(steps) if step[0] == "RUN" and "-r requirements.txt" in step[1]]
lists = [place for place, step in enumerate(steps) if step[0] == "COPY" and "requirements.txt" in step[1]]
own = [place for place, step in enumerate(steps) if step[0] == "COPY" and "service.py" in step[1]]
assert lists and installs and lists[0] < installs[0], "Copy requirements.txt, then install what it lists."
assert own and installs[0] < own[0], "Copy service.py after the installation, so that a change of it installs nothing again."
# END HIDDEN TESTS
```

## Key points

- TO BE WRITTEN: the one thing that students should still know in a month.
- TO BE WRITTEN: the mistake that they should never make again.
