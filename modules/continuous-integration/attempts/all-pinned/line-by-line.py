# score: 0
# hint: the entries of lines 4, 6 and 8
# why: judges each line by itself, so the hash in the next line belongs to nobody
def lock_problems(text):
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.split("#")[0].strip().removesuffix("\\").strip()
        if not entry or entry.startswith("--hash"):
            continue
        wanted = entry.split(" --hash")[0]
        if entry.startswith(("-e", "--editable")):
            found.append((number, "editable"))
        elif entry.startswith("-"):
            found.append((number, "option"))
        elif "://" in entry:
            found.append((number, "address"))
        else:
            try:
                conditions = list(Requirement(wanted).specifier)
            except InvalidRequirement:
                found.append((number, "unreadable"))
                continue
            if len(conditions) != 1 or conditions[0].operator != "==":
                found.append((number, "unpinned"))
            elif "--hash=sha256:" not in entry:
                found.append((number, "no hash"))
    return found
