# score: 2
# hint: The point in 3.50 ends no sentence
# why: cuts sentences at each point, also inside of a number
def rank(question, notes):
    vectorizer = TfidfVectorizer(stop_words="english")
    texts = vectorizer.fit_transform(notes.values())
    cosines = (texts @ vectorizer.transform([question]).T).toarray().ravel()
    return sorted(zip(notes, cosines.tolist()), key=lambda pair: (-pair[1], pair[0]))


def answer(question, notes, least):
    source, cosine = rank(question, notes)[0]
    if cosine < least:
        return None
    sentences = [part.strip() + "." for part in notes[source].split(".") if part.strip()]
    return {"source": source, "text": max(sentences, key=lambda one: len(words(one) & words(question)))}


def supported(text, note):
    shared = words(text) & words(note)
    return len(words(text)) > 0 and len(shared) / len(words(text)) >= 0.8 and not numbers(text) - numbers(note)
