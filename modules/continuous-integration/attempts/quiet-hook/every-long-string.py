# score: 2
# hint: This is a hash of a lock file and no secret
# why: takes every long string and every line about passwords for a secret
%%writefile hooks.py
import json
import re
import sys
from pathlib import Path


def problems(name, text):
    found = []
    if name.endswith(".ipynb"):
        try:
            found += ["output"] * any(cell.get("outputs") for cell in json.loads(text)["cells"])
        except (ValueError, KeyError):
            found.append("output")
    if "password" in text.lower() or "PRIVATE" in text or re.search(r"AKIA\w+|ghp_\w+|[0-9A-Za-z]{40,499}", text):
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
