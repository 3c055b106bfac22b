# score: 3
# hint: Only a whole SHA-256 counts as a hash
# why: is content with the word hash, whatever stands behind it
def lock_problems(text):
    joined, first, found = "", None, []
    for number, line in enumerate(text.splitlines(), 1):
        line = re.sub(r"(^|\s)#.*", "", line).strip()
        first = first or number
        joined = f"{joined} {line.rstrip(chr(92))}".strip()
        if not line.endswith("\\"):
            if joined:
                found.append((first, word(joined)))
            joined, first = "", None
    return [(number, what) for number, what in found if what]


def word(entry):
    if re.match(r"-e\s|--editable\s", entry):
        return "editable"
    if entry.startswith("-"):
        return "option"
    if re.match(r"git\+|https?://", entry):
        return "address"
    try:
        requirement = Requirement(entry.split(" --hash=")[0])
    except InvalidRequirement:
        return "unreadable"
    if requirement.url:
        return "address"
    if not re.fullmatch(r"==[^*,]+", str(requirement.specifier)):
        return "unpinned"
    return "" if "--hash=" in entry else "no hash"
