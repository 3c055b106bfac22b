# score: 3
# hint: The == stands in the marker
# why: searches the text for two equal signs and for the word hash
def lock_problems(text):
    found, number = [], 0
    lines = [re.sub(r"(^|\s)#.*", "", line) for line in text.splitlines()]
    while number < len(lines):
        first, entry = number + 1, lines[number].strip()
        while entry.endswith("\\"):
            number += 1
            entry = entry[:-1].strip() + " " + lines[number].strip()
        number += 1
        name = entry.split(" --hash")[0].split(";")[0] if ";" in entry and "==" not in entry.split(";")[1] else entry
        if not entry:
            continue
        if entry.startswith(("-e", "--editable")):
            found.append((first, "editable"))
        elif entry.startswith("-"):
            found.append((first, "option"))
        elif "://" in entry:
            found.append((first, "address"))
        elif not re.match(r"[A-Za-z]\S*\s*($|[=<>~;\[-])", entry) or re.search(r"\s=\s", entry):
            found.append((first, "unreadable"))
        elif "==" not in name or "*" in name or "," in name.split("[")[0]:
            found.append((first, "unpinned"))
        elif not re.search(r"--hash=sha256:[0-9a-f]{64}(\s|$)", entry):
            found.append((first, "no hash"))
    return found
