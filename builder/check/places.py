"""Where things stand in a YAML document whose model keeps no positions."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from builder.documents.yaml_text import load_yaml
from builder.findings import Place

if TYPE_CHECKING:
    from builder.documents.yaml_text import LoadedYaml

__all__ = ["YamlPlaces"]


class YamlPlaces:
    """The places of one document; it is parsed only when somebody asks. Without its text only the file is known."""

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self._text = text

    @cached_property
    def _loaded(self) -> LoadedYaml | None:
        return _loaded(self._text, self.file) if self._text.strip() else None

    def of(self, *path: str | int) -> Place:
        """Return the place of the value at the path of keys and numbers, or of its nearest parent."""
        return self._loaded.place_of(path) if self._loaded else Place(self.file)


# Several checks ask for places in the same card.
@lru_cache(maxsize=256)
def _loaded(text: str, file: str) -> LoadedYaml:
    return load_yaml(text, file)
