"""The course's own export is what its generator gives, and shows what a real one shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpcourse.crm.quality import check_quality
from bpcourse.crm.reading import read_deals
from bpcourse.crm.samples import SAMPLES, sample_bytes, sample_file, sample_truth, write_mangled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_what_its_generator_gives(name: str) -> None:
    assert sample_file(name).read_bytes() == sample_bytes(name)


def test_the_samples_are_small_enough_for_the_course() -> None:
    assert sum(sample_file(name).stat().st_size for name in SAMPLES) <= 200_000


def test_the_careful_sample_is_read_as_it_was_made_and_nothing_is_rejected() -> None:
    deals = read_deals(sample_file("deals.csv"), commits=sample_file("commits.csv"))
    truth = sample_truth().deals

    assert deals.opportunities["deal_id"].tolist() == truth.opportunities["deal_id"].tolist()
    assert deals.opportunities["status"].tolist() == truth.opportunities["status"].tolist()
    assert (len(deals.rejected), len(deals.commits)) == (0, len(truth.commits))


def test_the_mangled_sample_lists_each_line_that_cannot_be_read(tmp_path: Path) -> None:
    written = write_mangled(tmp_path / "mangled.csv")
    deals = read_deals(sample_file("deals_mangled.csv"))

    assert deals.rejected.groupby("reason")["line"].agg(frozenset).to_dict() == written.rejected
    assert len(written.rejected) == 4


def test_the_mangled_sample_is_of_lower_quality_than_the_careful_one() -> None:
    careful, mangled = (check_quality(read_deals(sample_file(name))) for name in SAMPLES[:2])

    assert mangled.score < careful.score < 100
    assert careful.sound_weighted < careful.weighted
