"""The registry of node types: which function turns which node into HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.site.render.context import Context
    from builder.site.render.html import Node

    Renderer: TypeAlias = Callable[[Node, Context], str]

__all__ = ["RENDERERS", "renders"]

RENDERERS: dict[str, Renderer] = {}


def renders(*types: str) -> Callable[[Renderer], Renderer]:
    """Register a function as the renderer of these node types; a type has one renderer only."""

    def register(function: Renderer) -> Renderer:
        for name in types:
            if name in RENDERERS:
                message = f"node type '{name}' has two renderers"
                raise ValueError(message)
            RENDERERS[name] = function
        return function

    return register
