"""A practice interview: a guide asks questions from a catalogue, and a scripted partner answers."""

from __future__ import annotations

from typing import NamedTuple

QUESTIONS = {
    "Q01": "Which would you prefer, boosted trees or a neural network?",
    "Q02": "Walk me through the last case that you handled, from the first sign to the end.",
    "Q03": "An accuracy of 95 % would be enough, would it not?",
    "Q04": "How long does it take until you know whether a decision was right?",
    "Q05": "Is your data clean?",
    "Q06": "Tell me about the last time a decision went wrong.",
    "Q07": "How long can a decision wait before it is worth nothing?",
    "Q08": "Are 200 milliseconds fast enough for the service?",
    "Q09": "What do people do on a day when the system does not answer?",
    "Q10": "Do you need high availability?",
    "Q11": "How many flagged cases can your people handle on a bad day?",
    "Q12": "Shall we set the threshold to 0.5?",
    "Q13": "Who complained, and what had happened to them?",
    "Q14": "It is fair if we leave out the sensitive columns, right?",
    "Q15": "Who has to answer for a decision afterwards, and what must they be shown?",
    "Q16": "Do you like SHAP values as an explanation?",
    "Q17": "What will be different in your work half a year from now?",
    "Q18": "Shall we retrain every night?",
    "Q19": "Which of your records may we not use, and who says so?",
    "Q20": "Can you send us all the data that you have?",
    "Q21": "What did the last mistake of each kind cost, and whom?",
    "Q22": "Are false positives worse than false negatives?",
    "Q23": "Imagine that it has run for a month and you want to switch it off. What happened?",
    "Q24": "Do you like the idea of artificial intelligence in your work?",
}
"""What can be asked."""

TOPICS = {
    "approval": "somebody has to answer for the decision",
    "change": "things will not stay as they are",
    "complaint": "somebody was treated badly",
    "money": "a mistake was expensive",
    "outage": "something did not work",
    "outcome": "the truth is known later",
    "records": "data that are locked away",
    "waiting": "somebody or something waits",
    "workload": "people have too much to do",
}
"""What a partner may mention in passing, and what it sounds like."""

SHRUG = "Hm. Yes, I suppose so. You are the expert."


class Interview(NamedTuple):
    """What was asked, what was found out, and the talk as text."""

    asked: list[str]
    found: list[str]
    transcript: str


def conduct(guide: dict, partner: dict[str, tuple[str, tuple[str, ...], str]], limit: int = 8) -> Interview:
    """Ask at most `limit` questions: the openings in order, and after each answer the follow-ups of its topics.

    `guide` has `opening` (question numbers) and `follow_up` (topic: question number). No question is asked twice.
    """
    to_ask, asked, found, lines = list(guide["opening"]), [], [], []
    while to_ask and len(asked) < limit:
        question = to_ask.pop(0)
        if question in asked:
            continue
        asked.append(question)
        text, topics, finding = partner.get(question, (SHRUG, (), ""))
        lines += [f"You:  {QUESTIONS[question]}", f"They: {text}"]
        if finding:
            found.append(finding)
            lines.append(f"      -> you note: {finding}")
        to_ask = [guide["follow_up"][topic] for topic in topics if topic in guide["follow_up"]] + to_ask
    return Interview(asked, found, "\n".join(lines))
