"""In which industry a course for a profile is set: the one that its employers are in, if it is one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from builder.match.teaching import Teaching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.documents.profile import Item, Profile
    from builder.documents.vocabulary import Vocabulary

__all__ = ["setting_of"]

_MOST = 2 / 3
_HALF = 1 / 2


def setting_of(profile: Profile, vocabulary: Vocabulary) -> str | None:
    """Return the domain pack in which most employers are: two of three known ones, and half of all that are named.

    Where too few are known the title, the summary and the tasks decide. None means that the profile names several
    industries or none; each module then keeps the one that it was written in.
    """
    teaching = Teaching(vocabulary, {})
    about: list[Item] = [item for item in (profile.title, profile.summary) if item is not None]
    employers = _counted(profile.domains, teaching, vocabulary)
    if employers.total() >= _HALF * len(profile.domains) > 0:
        return _most(employers)
    return _most(_counted([*about, *profile.tasks], teaching, vocabulary))


def _most(counted: Counter[str]) -> str | None:
    if not counted:
        return None
    name, number = counted.most_common(1)[0]
    return name if number >= _MOST * counted.total() else None


def _counted(items: Sequence[Item], teaching: Teaching, vocabulary: Vocabulary) -> Counter[str]:
    found = (teaching.domain_of(item.text, vocabulary.domains) for item in items)
    return Counter(name for name in found if name)
