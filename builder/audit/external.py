"""Do the links to other sites still lead somewhere? Asked politely: few at a time, each host slowly, answers kept."""

from __future__ import annotations

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from builder.files import write_text
from builder.findings import Finding, Place, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from http.client import HTTPMessage
    from pathlib import Path
    from typing import IO

__all__ = ["Answer", "Manners", "ask_links", "is_example", "link_findings"]

_AGENT = "coursewright-link-check/1 (checks the links of a course; asks each page once a week)"
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_NO_HEAD = frozenset({400, 403, 404, 405, 406, 501})
"""Some servers refuse HEAD, or answer it wrongly; then the page itself is asked for."""
_GUARDED = frozenset({401, 403, 407, 429, 451, 999})
"""A person may get in where a program may not: nothing is said about these."""
_EXAMPLES = ("example.com", "example.org", "example.net", "localhost")
_RESERVED = (".test", ".example", ".invalid", ".localhost", ".local", ".internal")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: the status (0 for none), where it moved for good, what failed, the day of asking."""

    status: int
    moved: str = ""
    fault: str = ""
    day: int = 0

    @property
    def fine(self) -> bool:
        """Tell whether there is something, as far as a program can see."""
        return 200 <= self.status < 400 or self.status in _GUARDED


@dataclass(frozen=True, slots=True)
class Manners:
    """How other hosts are asked: seconds between two questions to one host, tries, seconds to wait, days to keep."""

    pause: float = 1.0
    tries: int = 3
    timeout: float = 15.0
    patience: float = 20.0
    keep_days: int = 7
    hosts: int = 8


def is_example(address: str) -> bool:
    """Tell whether an address is only an example or the reader's own machine (RFC 2606, RFC 6761)."""
    host = (urlsplit(address).hostname or "").lower()
    own = host.startswith(("127.", "10.", "192.168.", "0.")) or host in {"", "::1"}
    named = host in _EXAMPLES or host.endswith((*_RESERVED, *(f".{name}" for name in _EXAMPLES)))
    return own or named or ("." not in host and ":" not in host)


def ask_links(
    addresses: Iterable[str],
    cache: Path,
    today: int,
    manners: Manners | None = None,
    on_done: Callable[[str], None] = lambda _address: None,
) -> dict[str, Answer]:
    """Return what each address answers; good answers are kept in the cache file for some days.

    `today` is a day's number (`date.toordinal`). Hosts are asked side by side, one host never twice at once.
    Raises WriteError if the cache cannot be written.
    """
    manners = manners or Manners()
    kept = {address: answer for address, answer in _kept(cache).items() if 0 <= today - answer.day < manners.keep_days}
    wanted = sorted(set(addresses))
    hosts: dict[str, list[str]] = {}
    for address in wanted:
        if address not in kept:
            hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)

    def ask_host(group: list[str]) -> dict[str, Answer]:
        answers = {}
        for place, address in enumerate(group):
            if place:
                time.sleep(manners.pause)
            answers[address] = _ask(address, today, manners)
            on_done(address)
        return answers

    with ThreadPoolExecutor(max_workers=manners.hosts) as pool:
        for answers in pool.map(ask_host, hosts.values()):
            kept |= answers
    good = {address: asdict(answer) for address, answer in sorted(kept.items()) if answer.fine}
    write_text(cache, json.dumps(good, indent=1) + "\n")
    return {address: kept[address] for address in wanted}


def link_findings(links: Mapping[str, Iterable[str]], answers: Mapping[str, Answer]) -> tuple[Finding, ...]:
    """Return what is wrong with links; `links` holds by address the pages that it stands on."""
    found = []
    for address, pages in links.items():
        answer = answers.get(address)
        if answer is None:
            continue
        for page in pages:
            if not answer.fine:
                why = answer.fault or f"it answers with status {answer.status}"
                message = f"the link to {address} leads to nothing: {why}."
                hint = "Look for the page's new place, or link to another source."
                found.append(Finding("outside-links-lead-somewhere", message, Place(page), hint, Severity.WARNING))
            elif answer.moved:
                message = f"the link to {address} has moved for good to {answer.moved}."
                hint = "Write the new address."
                found.append(Finding("outside-links-are-current", message, Place(page), hint, Severity.NOTE))
    return in_order(found)


class _Redirects(HTTPRedirectHandler):
    """Follows redirects and remembers whether all of them were for good."""

    def __init__(self) -> None:
        self.for_good: list[bool] = []

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        self.for_good.append(code in {301, 308})
        if urlsplit(newurl).scheme not in {"http", "https"}:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _ask(address: str, today: int, manners: Manners) -> Answer:
    """Ask an address until it answers; wait as long as the host asks for, within patience."""
    answer, wait = Answer(0, day=today), 0.0
    for turn in range(manners.tries):
        if turn:
            time.sleep(min(wait or manners.pause * 2**turn, manners.patience))
        answer, wait = _once(address, "HEAD", today, manners)
        if answer.status in _NO_HEAD:
            answer, wait = _once(address, "GET", today, manners)
        if answer.status not in _AGAIN and answer.status:
            break
    return answer


def _once(address: str, method: str, today: int, manners: Manners) -> tuple[Answer, float]:
    """Ask once; return the answer and the seconds after which the host wants to be asked again."""
    redirects = _Redirects()
    opener = build_opener(redirects)
    try:
        request = Request(address, method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})  # noqa: S310
        with opener.open(request, timeout=manners.timeout) as reply:
            moved = reply.url if redirects.for_good and all(redirects.for_good) else ""
            return Answer(reply.status, moved, day=today), 0.0
    except HTTPError as fault:
        after = fault.headers.get("Retry-After", "")
        fault.close()
        return Answer(fault.code, day=today), float(after) if after.isdigit() else 0.0
    except (URLError, OSError, HTTPException, ValueError) as fault:
        return Answer(0, fault=_words(fault), day=today), 0.0


def _words(fault: Exception) -> str:
    """Return in plain words why nobody answered."""
    reason = getattr(fault, "reason", fault)
    if isinstance(reason, socket.gaierror):
        return "there is no such host, or no network here"
    if isinstance(reason, TimeoutError):
        return "it does not answer in time"
    return f"it does not answer ({reason})"


def _kept(cache: Path) -> dict[str, Answer]:
    try:
        return {str(address): Answer(**raw) for address, raw in json.loads(cache.read_text("utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
