# score: 5
# why: a right answer that sorts twice and compares sentences one by one
def rank(question, notes):
    names = sorted(notes)
    vectorizer = TfidfVectorizer(stop_words="english").fit([notes[name] for name in names])
    asked = vectorizer.transform([question]).toarray()[0]
    cosines = {name: float(vectorizer.transform([notes[name]]).toarray()[0] @ asked) for name in names}
    return [(name, cosines[name]) for name in sorted(names, key=cosines.get, reverse=True)]


def answer(question, notes, least):
    best = rank(question, notes)[0]
    if best[1] >= least:
        chosen, most = None, -1
        for sentence in re.findall(r".+?\.(?=\s|$)", notes[best[0]]):
            if (shared := len(words(sentence) & words(question))) > most:
                chosen, most = sentence.strip(), shared
        return {"text": chosen, "source": best[0]}


def supported(text, note):
    if not words(text) or any(number not in numbers(note) for number in numbers(text)):
        return False
    missing = words(text) - words(note)
    return 5 * len(missing) <= len(words(text))
