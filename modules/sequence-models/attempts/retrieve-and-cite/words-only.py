# score: 3
# hint: A wrong number is worse than none
# why: looks at the share of words and forgets the numbers
def rank(question, notes):
    vectorizer = TfidfVectorizer(stop_words="english")
    texts = vectorizer.fit_transform(notes.values())
    cosines = (texts @ vectorizer.transform([question]).T).toarray().ravel()
    return sorted(zip(notes, cosines.tolist()), key=lambda pair: (-pair[1], pair[0]))


def answer(question, notes, least):
    source, cosine = rank(question, notes)[0]
    if cosine < least:
        return None
    sentences = re.split(r"(?<=\.)\s+", notes[source])
    return {"source": source, "text": max(sentences, key=lambda one: len(words(one) & words(question)))}


def supported(text, note):
    return len(words(text) & words(note)) >= 0.8 * len(words(text))
