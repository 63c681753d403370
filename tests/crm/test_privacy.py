"""Names and mails are gone after reading, and each name has the same pseudonym each time."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from bpcourse.core.errors import CourseError
from bpcourse.core.language import use_language
from bpcourse.crm.privacy import Pseudonyms
from bpcourse.crm.reading import read_deals

if TYPE_CHECKING:
    from pathlib import Path

EXPORT = (
    "Deal ID,Deal,Account,Owner,Stage,Amount,Source,Loss Reason\n"
    "1,Hengda audit,Hengda Foods,Chen Hao,Lead,10,Referral of li@hengda.cn,\n"
    "2,Xinyu audit,Xinyu Hotels,Wang Jing,Closed lost,20,Website,asked wang.j@xinyu.com\n"
    "3,Hengda again,Hengda Foods,chen hao,Lead,soon,Website,\n"
    "4,Hengda Foods,Chen Hao\n"
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def test_no_name_and_no_mail_is_left_anywhere_in_the_table(export: Path) -> None:
    deals = read_deals(export, pseudonyms=Pseudonyms())
    everything = "\n".join(
        frame.astype(str).to_csv() for frame in (deals.opportunities, deals.events, deals.rejected, deals.commits)
    )

    for name in ("Hengda", "Xinyu", "Chen", "chen", "Wang", "@hengda", "wang.j"):
        assert name not in everything
    assert not any(
        name in str(deals.opportunities[column].cat.categories.tolist())
        for column in ("owner", "account")
        for name in ("Chen", "Hengda")
    )
    assert deals.reading.pseudonyms


def test_a_pseudonym_can_be_read_aloud(export: Path) -> None:
    deals = read_deals(export, pseudonyms=Pseudonyms(secret=bytes(32)))

    assert sorted(deals.opportunities["owner"]) == ["Owner 01", "Owner 02"]
    assert deals.opportunities["name"].tolist() == ["Deal 1", "Deal 2"]
    with use_language("zh_CN"):
        assert Pseudonyms(secret=bytes(32)).of("account", ["恒达"]) == ["客户 01"]


def test_a_name_keeps_its_pseudonym_when_others_join(tmp_path: Path) -> None:
    kept = tmp_path / "pseudonyms.json"
    first = Pseudonyms.from_file(kept)
    before = first.of("owner", ["Chen Hao", "Wang Jing"])
    first.save(kept)

    after = Pseudonyms.from_file(kept).of("owner", ["Sun Mei", "Wang Jing", "Chen  HAO"])
    assert after[1:] == before[::-1]
    assert after[0] == "Owner 03"


def test_the_kept_file_holds_no_name_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    kept = tmp_path / "pseudonyms.json"
    pseudonyms = Pseudonyms()
    pseudonyms.of("owner", ["Chen Hao"])
    pseudonyms.save(kept)

    assert "Chen" not in kept.read_text(encoding="utf-8")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_another_secret_gives_other_hashes() -> None:
    one, other = Pseudonyms(), Pseudonyms()
    one.of("owner", ["Chen Hao"])
    other.of("owner", ["Chen Hao"])

    assert one.numbers != other.numbers


def test_the_secret_is_not_shown() -> None:
    assert repr(Pseudonyms(secret=b"\x01" * 32)) == "Pseudonyms()"


def test_a_file_that_holds_no_pseudonyms_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "pseudonyms.json"
    kept.write_text("{}", encoding="utf-8")
    with pytest.raises(CourseError, match=r"pseudonyms\.json: it does not hold pseudonyms"):
        Pseudonyms.from_file(kept)
