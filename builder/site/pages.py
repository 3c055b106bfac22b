"""Whole pages: the document of mystmd, the course data and the templates become one HTML text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from builder.site.assets import LAB, lab_version, theme_files, version
from builder.site.content import stable_ids
from builder.site.data import PageData, SiteData
from builder.site.direction import direction
from builder.site.links import AbsoluteLinks, RelativeLinks
from builder.site.metadata import course_facts
from builder.site.navigation import neighbours, table_of_contents, tree
from builder.site.render.context import Context
from builder.site.render.document import render_document
from builder.site.search import page_records
from builder.site.skill_map import skill_map
from builder.site.words import read_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from builder.findings import Finding
    from builder.site.content import Project
    from builder.site.links import Links

__all__ = ["PageMaker", "Preview"]

# The words that scripts show: those of progress on every page, those of exercises where some run in the page.
_PROGRESS_WORDS = (
    "done", "progress", "progress_changed", "progress_continue", "progress_count", "progress_do", "progress_file",
    "progress_load", "progress_loaded", "progress_more", "progress_refused", "progress_save", "progress_undo",
)  # fmt: skip
_PAGE_WORDS = {
    "progress": (
        "board_by_skill", "board_by_stage", "board_done_on", "board_download", "board_marked",
        "board_module", "board_name", "board_nothing", "board_pages", "board_proves", "board_questions", "board_record",
        "board_skill", "board_tests", "board_when", "exercise",
    ),
    "review": (
        "review_again", "review_all", "review_back", "review_due", "review_easy", "review_empty", "review_good",
        "review_hard", "review_keys", "review_later", "review_minutes", "review_hours", "review_days", "review_next",
        "review_page", "review_rate", "review_show", "review_start",
    ),
}  # fmt: skip
_QUIZ_WORDS = (
    "lab_check", "parsons_at", "quiz_another", "quiz_choose", "quiz_down", "quiz_empty", "quiz_is_part",
    "quiz_is_right", "quiz_is_wrong", "quiz_not_a_number", "quiz_up",
)  # fmt: skip
_LAB_WORDS = (
    "lab_actions", "lab_all", "lab_before", "lab_broken", "lab_check", "lab_commit", "lab_committed",
    "lab_did_not_run", "lab_expected", "lab_failed", "lab_figure", "lab_got", "lab_hint", "lab_keys", "lab_late",
    "lab_line", "lab_loading", "lab_locked", "lab_no_package", "lab_opening", "lab_output", "lab_passed", "lab_ran",
    "lab_reset", "lab_reveal", "lab_run", "lab_running", "lab_silent", "lab_some", "lab_starting", "lab_stop",
    "lab_stopped", "lab_unreachable", "lab_was_reset", "parsons_at", "parsons_blocks", "parsons_help",
    "parsons_open", "parsons_order", "parsons_out", "your_code",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preview:
    """What the live preview adds to pages: the base path and the port of mystmd's websocket."""

    base: str
    socket_port: int


class PageMaker:
    """Makes pages from documents; one for the whole life of the server."""

    def __init__(
        self,
        theme: Path,
        site: SiteData,
        load: Callable[[str], dict[str, Any] | None],
        preview: Preview | None = None,
    ) -> None:
        self._theme = theme
        self._site = site
        self._load = load
        self._preview = preview
        self._ids: dict[str, dict[str, str]] = {}
        self.words = read_words(theme, site.language)
        self._environment = Environment(
            loader=FileSystemLoader(theme / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=preview is not None,
        )

    @cached_property
    def versions(self) -> dict[str, str]:
        """Return the short content names of the theme's files."""
        files = theme_files(self._theme, self._site.style)
        return {**{name: version(content) for name, content in files.items()}, LAB: lab_version(files)}

    def links(self, project: Project, slug: str) -> Links:
        """Return how the page with this slug addresses the rest of the site."""
        if self._preview:
            return AbsoluteLinks(self._preview.base)
        return RelativeLinks(project.path_of(slug), project.paths)

    def page(self, project: Project, slug: str, document: dict[str, Any]) -> tuple[str, tuple[Finding, ...]]:
        """Return the HTML of a page and the findings about it."""
        links = self.links(project, slug)
        front = document.get("frontmatter") or {}
        facts = self._site.pages.get(slug, PageData(kind="landing" if slug == project.index else "page"))
        ctx = self._context(project, slug, document, links)
        rendered = render_document(document["mdast"], ctx)
        before, after = neighbours(project, slug, links, self.words["home"])
        html = self._environment.get_template("page.html.j2").render(
            site=self._site,
            site_title=self._site.title or project.title,
            page=facts,
            description=front.get("description") or facts.summary,
            direction=direction(self._site.language),
            skill_map=self._skill_map(project, facts, links),
            course_facts=course_facts(self._site, front.get("description") or "") if facts.kind == "landing" else None,
            subtitle=front.get("subtitle") or (self._site.subtitle if facts.kind == "landing" else ""),
            title=front.get("title") or self.words["untitled"],
            content=Markup(rendered.body),  # noqa: S704  # made by our renderers, which escape
            outline=[head for head in rendered.headings if head.depth <= 3],
            branches=tree(project, slug, links, self.words["home"], self._exercise_counts),
            before=before,
            after=after,
            links=links,
            path=project.path_of(slug),
            index_path=project.path_of(project.index),
            # A mapping would show Jinja its own methods, such as `copy`, in place of our strings.
            words=SimpleNamespace(**self.words),
            versions=self.versions,
            favicon=links.asset(project.favicon) if project.favicon else links.theme("favicon.svg"),
            preview=self._preview,
            script_data=self._script_data(project, slug, facts, links, quiz=" data-quiz=" in rendered.body),
        )
        return html, rendered.findings

    def _skill_map(self, project: Project, facts: PageData, links: Links) -> Markup:
        if facts.kind != "skill-map":
            return Markup()
        shown = skill_map(self._site.stages, lambda name: links.page(project.path_of(name)), self.words)
        return Markup(shown)  # noqa: S704  # escaped where it is made

    @cached_property
    def _exercise_counts(self) -> dict[str, int]:
        return {slug: page.exercises for slug, page in self._site.pages.items()}

    def _script_data(
        self, project: Project, slug: str, page: PageData, links: Links, *, quiz: bool
    ) -> dict[str, object]:
        """Return what the scripts of progress and of exercises must know about a page."""
        lab = {name: f"{links.root()}{address}" for name, address in sorted(page.lab.items())}
        if lab:
            lab["entry"] = f"{links.theme(LAB)}?v={self.versions[LAB]}"
        words = (
            _PROGRESS_WORDS
            + _PAGE_WORDS.get(page.kind, ())
            + (_LAB_WORDS if lab else ())
            + (_QUIZ_WORDS if quiz else ())
        )
        return {
            "course": self._site.course,
            "page": slug,
            "path": project.path_of(slug),
            "kind": page.kind,
            "learning": self._learning(page, links),
            "lab": lab,
            "words": {name: self.words[name] for name in words},
        }

    def _learning(self, page: PageData, links: Links) -> dict[str, object]:
        """Return the addresses of what the pages of progress and review load, and whether the course has them."""
        if "progress" not in self._site.pages:
            return {}
        if page.kind not in {"progress", "review"}:
            return {"progress": f"{links.root()}progress/index.html"}
        suffix = f"?v={self.versions[LAB]}"
        scripts = {
            "progress": [f"{links.root()}course-map.js", f"{links.theme('lab/board.js')}{suffix}"],
            "review": [
                f"{links.root()}review-cards.js",
                f"{links.theme('lab/fsrs.js')}{suffix}",
                f"{links.theme('lab/review.js')}{suffix}",
            ],
        }
        return {"progress": f"{links.root()}progress/index.html", "scripts": scripts[page.kind]}

    def records(self, project: Project, slug: str, document: dict[str, Any]) -> dict[str, object]:
        """Return the search records of a page."""
        title = str((document.get("frontmatter") or {}).get("title") or "")
        facts = self._site.pages.get(slug)
        return page_records(project.path_of(slug), title, document["mdast"], facts.skills if facts else ())

    def _context(self, project: Project, slug: str, document: dict[str, Any], links: Links) -> Context:
        front = document.get("frontmatter") or {}
        kernel = front.get("kernelspec") or {}
        references = (document.get("references") or {}).get("cite") or {}
        ids = stable_ids(document["mdast"])

        def stable_id(url: str, identifier: str) -> str:
            """Return the lasting name of an anchor here or, given an address, on another page."""
            if url and identifier.startswith("index-"):
                return self._ids_at(project, url).get(identifier, identifier)
            return ids.get(identifier, identifier)

        facts = self._site.pages.get(slug)
        return Context(
            browser=facts.browser if facts else {},
            links=links,
            words=self.words,
            file=str(document.get("location") or slug).lstrip("/"),
            language=str(kernel.get("language") or "python"),
            lines_known=document.get("kind") == "Article",
            citations=references.get("data") or {},
            toc=table_of_contents(project),
            stable_id=stable_id,
        )

    def _ids_at(self, project: Project, url: str) -> dict[str, str]:
        slug = project.slug_at(url.strip("/")) or ""
        if self._preview or slug not in self._ids:
            document = self._load(slug)
            self._ids[slug] = stable_ids(document["mdast"]) if document else {}
        return self._ids[slug]
