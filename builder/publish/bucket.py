"""A bucket of an S3-compatible store as a target. The only file that knows boto3 (extra `publish-s3`).

A store changes one object at a time. So files that pages need come first, then pages, then the list, and what is no
longer needed goes last: a reader never gets a page that needs a file which is not there.
"""

from __future__ import annotations

import mimetypes
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from builder.errors import MissingToolError, PublishError
from builder.publish.values import LIST, Held, Past, manifest_text, read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from builder.publish.values import Change, Manifest

__all__ = ["BucketTarget", "cache_control", "content_type"]

KEPT = 5
"""How many earlier publications are kept."""

_PAST = ".coursewright/"
_UNFINISHED = f"{_PAST}unfinished.json"
_FOREVER = ("pyodide/", "build/")


@dataclass(frozen=True)
class BucketTarget:
    """A bucket, a prefix in it (empty or ending in a slash), and where the store is (empty: the usual one)."""

    bucket: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""

    @property
    def shown(self) -> str:
        """The bucket as an address."""
        return f"s3://{self.bucket}/{self.prefix}"

    def read(self) -> Held:
        """Return what is below the prefix. Raises PublishError, MissingToolError."""
        client = self._client
        with _translated(self.shown):
            client.head_bucket(Bucket=self.bucket)
            paths = set(self._list())
        manifest = self._manifest(LIST) if LIST in paths else None
        # A list that was left behind says which files may be half of the old and half of the new publication.
        begun = self._manifest(_UNFINISHED) if _UNFINISHED in paths else None
        known = dict(manifest.files) if manifest else {}
        doubtful = {path for path, digest in begun.files.items() if known.get(path) != digest} if begun else set()
        actual = {path: digest for path, digest in known.items() if path in paths and path not in doubtful}
        actual |= {path: "" for path in doubtful if path in paths}
        ours = {*known, *doubtful, LIST}
        foreign = frozenset(path for path in paths if path not in ours and not path.startswith(_PAST))
        return Held(manifest, actual, foreign)

    def content(self, path: str) -> bytes:
        """Return an object."""
        with _translated(self.shown):
            content: bytes = self._client.get_object(Bucket=self.bucket, Key=self.prefix + path)["Body"].read()
            return content

    def past(self, before: int) -> Past | None:
        """Return the last earlier publication that is kept."""
        for number in reversed(self._numbers()):
            if number < before:
                manifest = self._manifest(_past(number))
                return Past(manifest, self._reader(manifest))
        return None

    def _reader(self, manifest: Manifest) -> Callable[[str], bytes]:
        return lambda path: self.content(_blob(manifest.files[path]))

    def write(self, change: Change) -> None:
        """Set aside what will be gone, then upload files, pages and the list, then take away the rest."""
        old = self._manifest(LIST) if LIST in set(self._list()) else None
        with _translated(self.shown):
            if old is not None:
                self._set_aside(old, (*change.changed, *change.removed))
            self._put(_UNFINISHED, manifest_text(change.manifest).encode())
            for path in sorted(change.content, key=lambda path: (path.endswith(".html"), path == "index.html", path)):
                self._put(path, change.content[path])
            self._put(LIST, manifest_text(change.manifest).encode())
            for path in change.removed:
                self._delete(path)
            self._delete(_UNFINISHED)
            self._forget()

    def _set_aside(self, old: Manifest, paths: Iterable[str]) -> None:
        there = set(self._list())
        for path in paths:
            if path in there and path in old.files and _blob(old.files[path]) not in there:
                source = {"Bucket": self.bucket, "Key": self.prefix + path}
                self._client.copy_object(
                    Bucket=self.bucket, Key=self.prefix + _blob(old.files[path]), CopySource=source
                )
        self._put(_past(old.number), manifest_text(old).encode())

    def _forget(self) -> None:
        """Delete the oldest lists, and the files that none of the others needs."""
        numbers = self._numbers()
        for number in numbers[:-KEPT]:
            self._delete(_past(number))
        needed = {
            _blob(digest) for number in numbers[-KEPT:] for digest in self._manifest(_past(number)).files.values()
        }
        for path in list(self._list(f"{_PAST}files/")):
            if path not in needed:
                self._delete(path)

    def _numbers(self) -> list[int]:
        names = [path.removeprefix(f"{_PAST}lists/").removesuffix(".json") for path in self._list(f"{_PAST}lists/")]
        return sorted(int(name) for name in names if name.isdigit())

    def _manifest(self, path: str) -> Manifest:
        return read_manifest(self.content(path).decode("utf-8", "replace"), self.shown)

    def _list(self, below: str = "") -> Iterator[str]:
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix + below)
        for page in pages:
            for item in page.get("Contents", ()):
                yield str(item["Key"]).removeprefix(self.prefix)

    def _put(self, path: str, content: bytes) -> None:
        self._client.put_object(
            Bucket=self.bucket,
            Key=self.prefix + path,
            Body=content,
            ContentType=content_type(path),
            CacheControl=cache_control(path),
        )

    def _delete(self, path: str) -> None:
        self._client.delete_object(Bucket=self.bucket, Key=self.prefix + path)

    @cached_property
    def _client(self) -> Any:  # noqa: ANN401  # boto3 makes its classes while it runs
        try:
            import boto3
        except ImportError:
            hint = "Run: pip install 'coursewright[publish-s3]'"
            raise MissingToolError("Publishing to a bucket needs boto3, which is not installed.", hint=hint) from None
        with _translated(self.shown):
            return boto3.session.Session().client(
                "s3", endpoint_url=self.endpoint or None, region_name=self.region or None
            )


def content_type(path: str) -> str:
    """Return the media type that a browser needs for a file."""
    kinds = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
    suffix = f".{path.rpartition('.')[2]}" if "." in path else ""
    kind = kinds.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind in {"application/json", "application/xml", "image/svg+xml"}
    return f"{kind}; charset=utf-8" if text else kind


def cache_control(path: str) -> str:
    """Return how long browsers may keep a file: pages are asked for each time, files named by content never again."""
    if any(path.startswith(folder) or f"/{folder}" in path for folder in _FOREVER):
        return "public, max-age=31536000, immutable"
    return "no-cache"


def _past(number: int) -> str:
    return f"{_PAST}lists/{number:06}.json"


def _blob(digest: str) -> str:
    return f"{_PAST}files/{digest}"


@contextmanager
def _translated(shown: str) -> Iterator[None]:
    """Turn boto3's errors inside the block into ours."""
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError, Boto3Error) as error:
        hint = "Check the bucket's name, the endpoint and your keys (AWS_ACCESS_KEY_ID, AWS_PROFILE and so on)."
        raise PublishError(f"The store of {shown} refuses: {error}", hint=hint) from error
