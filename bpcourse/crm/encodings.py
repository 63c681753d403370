"""In which encoding a file is written, decided on what stands in it.

>>> encoding_of("商机,金额".encode("gb18030")), encoding_of("Geschäft;Wert".encode("cp1252"))
('gb18030', 'cp1252')
>>> encoding_of("deal,amount".encode("utf-16"))
'utf-16'
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["as_utf8", "encoding_of"]

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 1 << 20
_CHUNK: Final = 1 << 23
_GB_PAIR: Final = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_ENOUGH: Final = 0.9
"""Share of the bytes above ASCII that must stand in pairs of the Chinese standard GB 2312."""
_FEW: Final = 0.01
"""Share of the bytes above ASCII that may be damaged in what is still UTF-8."""
_LONG_RUN: Final = 3
"""Bytes, with the gap: accents stand alone among letters, other scripts write whole words above ASCII."""


def encoding_of(content: bytes) -> str:
    """The name of the encoding: UTF-8 with or without mark, UTF-16, GB18030, or what charset-normalizer finds."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return name
    sample = content[:_SAMPLE]
    if b"\0" in sample:
        return "utf-16-be" if sample[:200:2].count(0) > sample[1:200:2].count(0) else "utf-16-le"
    return "utf-8" if _is_mostly_utf8(content) else _of_eight_bits(content)


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether it decodes, or would but for a few damaged bytes."""
    try:
        for _piece in codecs.iterdecode(_chunks(content), "utf-8"):
            pass
    except UnicodeDecodeError:
        sample = content[:_SAMPLE]
        above = sum(map(len, _HIGH.findall(sample)))
        lost = sample.decode("utf-8", "replace").count("\ufffd")
        return lost <= _FEW * above
    return True


def _of_eight_bits(content: bytes) -> str:
    high = b" ".join(_HIGH.findall(content[:_SAMPLE]))
    pairs = 2 * len(_GB_PAIR.findall(high))
    if pairs >= _ENOUGH * sum(byte > 127 for byte in high):  # noqa: PLR2004 - the end of ASCII
        return "gb18030"
    if high.count(b" ") + 1 > len(high) / _LONG_RUN:
        return "cp1252"
    from charset_normalizer import from_bytes

    found = from_bytes(content[: _SAMPLE >> 4], cp_isolation=["cp1251", "big5", "shift_jis", "euc_kr"]).best()
    return found.encoding if found else "cp1252"


def as_utf8(content: bytes, encoding: str) -> bytes:
    """*content* in UTF-8; a byte that means nothing becomes U+FFFD, so that its cell can be listed."""
    if encoding == "utf-8-sig":
        content = content[len(codecs.BOM_UTF8) :]
    if encoding.startswith("utf-8"):
        try:
            for _piece in codecs.iterdecode(_chunks(content), "utf-8"):
                pass
        except UnicodeDecodeError:
            return content.decode("utf-8", "replace").encode()
        return content
    return b"".join(text.encode() for text in codecs.iterdecode(_chunks(content), encoding, "replace"))


def _chunks(content: bytes) -> Iterator[bytes]:
    return (content[start : start + _CHUNK] for start in range(0, len(content), _CHUNK))
