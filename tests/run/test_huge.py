"""Huge pages for programs that fork."""

import ctypes
import hashlib
import sys
from pathlib import Path

import pytest

from builder.run.huge import huge_places, use_huge_pages

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")

SIZE = 2 << 20


def test_memory_holds_what_it_held_and_a_place_lies_in_each_large_block():
    held = bytearray(bytes(range(256)) * (8 * SIZE // 256))
    begin = ctypes.addressof(ctypes.c_char.from_buffer(held))
    before = hashlib.sha256(held).digest()
    inside = [place for place in huge_places() if begin <= place and place + SIZE <= begin + len(held)]
    assert len(inside) >= 7
    use_huge_pages()
    assert hashlib.sha256(held).digest() == before


def test_places_are_whole_and_belong_to_no_file():
    places = list(huge_places())
    assert all(place % SIZE == 0 for place in places)
    files = [
        [int(end, 16) for end in line.split()[0].split("-")]
        for line in Path("/proc/self/maps").read_text().splitlines()
        if len(line.split()) > 5 and line.split()[5].startswith("/")
    ]
    assert not [place for place in places for begin, end in files if begin < place + SIZE and place < end]
