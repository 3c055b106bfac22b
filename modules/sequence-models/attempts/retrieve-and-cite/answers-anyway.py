# score: 2
# hint: Saying nothing is an answer too
# why: takes the best note whatever its cosine is
def rank(question, notes):
    vectorizer = TfidfVectorizer(stop_words="english")
    texts = vectorizer.fit_transform(notes.values())
    cosines = (texts @ vectorizer.transform([question]).T).toarray().ravel()
    return sorted(zip(notes, cosines.tolist()), key=lambda pair: (-pair[1], pair[0]))


def answer(question, notes, least):
    source = rank(question, notes)[0][0]
    sentences = re.split(r"(?<=\.)\s+", notes[source])
    return {"source": source, "text": max(sentences, key=lambda one: len(words(one) & words(question)))}


def supported(text, note):
    shared = words(text) & words(note)
    return len(words(text)) > 0 and len(shared) / len(words(text)) >= 0.8 and not numbers(text) - numbers(note)
