# score: 2
# hint: you do not find
# why: knows only the secrets of the examples: small letters, one kind of key, one kind of quotation mark
%%writefile hooks.py
import json
import re
import sys
from pathlib import Path


def problems(name, text):
    found = []
    if name.endswith(".ipynb") and any(cell.get("outputs") for cell in json.loads(text)["cells"]):
        found.append("output")
    if re.search(r"\bAKIA[A-Z0-9]{16}\b|BEGIN RSA PRIVATE KEY|password = '[^'<$]+'", text):
        found.append("secret")
    if len(text) > 500_000:
        found.append("size")
    return found


if __name__ == "__main__":
    found = {name: problems(name, Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]}
    for name, words in found.items():
        if words:
            print(f"{name}: {', '.join(words)}")
    sys.exit(any(found.values()))
