# score: 6
# why: a right answer with two patterns, one of them with a branch for each quotation mark
%%writefile hooks.py
import json
import re
import sys
from pathlib import Path

KEYS = re.compile(r"(?<!\w)AKIA[A-Z0-9]{16}(?!\w)|ghp_[A-Za-z0-9]{36}|-----BEGIN ([A-Z]+ )*PRIVATE KEY-----")
PASSWORD = re.compile(r"password\s*[=:]\s*(?:'(?!<|\$\{\{)[^']+'|\"(?!<|\$\{\{)[^\"]+\")", re.IGNORECASE)


def problems(name, text):
    found = []
    if name.endswith(".ipynb"):
        try:
            cells = json.loads(text).get("cells", [{"outputs": ["?"]}])
        except ValueError:
            cells = [{"outputs": ["?"]}]
        if [cell for cell in cells if cell.get("outputs")]:
            found.append("output")
    if KEYS.search(text) or PASSWORD.search(text):
        found.append("secret")
    if len(text.encode()) > 500_000:
        found.append("size")
    return found


if __name__ == "__main__":
    found = {name: problems(name, Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]}
    for name, words in found.items():
        if words:
            print(f"{name}: {', '.join(words)}")
    sys.exit(any(found.values()))
