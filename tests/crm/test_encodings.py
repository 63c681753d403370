"""The encoding is decided on what stands in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.crm.encodings import as_utf8, encoding_of

CHINESE = "商机编号,客户名称,阶段,金额\n1,恒达食品,提案,12.5万\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_an_encoding_is_found_and_read_back(encoding: str) -> None:
    content = CHINESE.encode(encoding)

    assert encoding_of(content) == encoding
    assert as_utf8(content, encoding).decode().removeprefix("\ufeff") == CHINESE


@pytest.mark.parametrize("text", ["Müller, Geschäft, Straße", "société générale à Orléans", "señor Muñoz"])
def test_western_letters_are_not_taken_for_chinese(text: str) -> None:
    assert encoding_of(text.encode("cp1252")) == "cp1252"


def test_plain_letters_are_utf_8() -> None:
    assert encoding_of(b"deal,amount\n1,2\n") == "utf-8"
    assert encoding_of(b"") == "utf-8"


def test_a_few_damaged_bytes_leave_utf_8_what_it_is() -> None:
    content = (CHINESE * 200).encode() + b"\xff\n"

    assert encoding_of(content) == "utf-8"
    assert as_utf8(content, "utf-8").decode().count("\ufffd") == 1


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=20))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    assert encoding_of(text.encode()) == "utf-8"
