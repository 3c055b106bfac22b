"""Whether a text is English, by its script and its commonest function words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from builder.findings import Finding

if TYPE_CHECKING:
    from builder.findings import Place

__all__ = ["language_fault"]

# The commonest function words of each language; they make up a third of any running text.
_FUNCTION_WORDS = {
    "English": "the and of to in a for with as on by or that are is from at an their they it into such after like",
    "German": "der die das und in zu den von mit für auf ist im dem des ein eine als auch oder werden sie nach bei",
    "French": "le la les de des et en du un une pour dans que qui sur avec par au aux est ou plus ils son sont",
    "Spanish": "el la los las de y en del un una para con que por al se su es o como más sus son entre",
    "Italian": "il la i le di e in del della un una per con che da al dei nel è o come più sono gli alla",
    "Dutch": "de het een en van in op te voor met is dat die aan zijn door bij als ook of naar worden hun",
    "Portuguese": "o a os as de e em do da um uma para com que por no na dos das se ou como mais são",
    "Polish": "i w z na do się jest oraz nie dla o lub po jako przez są od za ich także które pracy",
    "Swedish": "och i att en det som av för på med är till den ett om eller kan de från vid ska",
    "Danish or Norwegian": "og i at en det som af av for på med er til den et om eller kan de fra ved skal",
    "Finnish": "ja on ei se että tai ovat sekä kun mutta voi myös jotka joka työ hän he",
    "Czech": "a v na se je z s k do o pro že jsou nebo za po jako také které při práce",
    "Hungarian": "a az és hogy nem is egy van vagy meg ez de mint azt csak munka",
    "Romanian": "de și în la cu pe care din pentru o un sau este sunt prin al ale mai lor",
    "Turkish": "ve bir bu ile için olarak da de veya olan gibi daha çok sonra kadar iş",
}
_SETS = {name: frozenset(words.split()) for name, words in _FUNCTION_WORDS.items()}
_FEWEST_WORDS = 8
_FEWEST_LETTERS = 12
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_START = ("LATIN", "FEMININE", "MASCULINE", "MODIFIER", "MICRO", "ANGSTROM", "KELVIN", "FULLWIDTH LATIN")
_SAMPLE = 20_000


def language_fault(text: str, place: Place) -> Finding | None:
    """Return the finding for a text that is not English; None where it is, or is too short to tell.

    A list of names has hardly any function words: it counts as English unless another language shows.
    """
    text = text[:_SAMPLE]
    letters = [character for character in text if character.isalpha()]
    foreign = sum(not _is_latin(character) for character in letters)
    if len(letters) >= _FEWEST_LETTERS and foreign * 3 > len(letters):
        return _fault("Most of its letters are not Latin", place)
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return None
    counts = {name: sum(word in known for word in words) for name, known in _SETS.items()}
    best = max(counts, key=lambda name: counts[name])
    enough = counts[best] * 100 >= len(words) * 8 and counts[best] >= 3
    if best != "English" and enough and counts["English"] * 4 < counts[best] * 3:
        return _fault(f"It looks {best}", place)
    accented = sum(not character.isascii() for character in letters)
    if counts["English"] * 50 < len(words) and (accented * 33 > len(letters) or len(set(words)) * 4 < len(words)):
        # Many accents, or few words said again and again: not a language that was asked for.
        return _fault("Its words are not English", place)
    return None


def _is_latin(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith(_LATIN_START)


def _fault(seen: str, place: Place) -> Finding:
    message = f"The profile is not in English. {seen}."
    return Finding("profile-is-in-english", message, place, "Translate the profile to English.")
