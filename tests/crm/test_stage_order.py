"""The order of stages is what the user says, what the vendor has, or what the deals did."""

from __future__ import annotations

import numpy as np

from bpcourse.crm.headers import vendors
from bpcourse.crm.stage_order import StageNames, order_by_history, order_by_probability

DAYS = np.array(["2026-01-01", "2026-01-02", "2026-01-03"], dtype="datetime64[s]")


def test_a_vendors_own_pipeline_gives_the_order_also_of_a_part_of_it() -> None:
    names = StageNames.of(["Contract Sent", "Closed Won", "Qualified To Buy"], vendor=vendors()["hubspot"])
    pipeline = names.pipeline()

    assert pipeline.stages == ("Qualified To Buy", "Contract Sent")
    assert (pipeline.won, pipeline.known_by) == ("Closed Won", "vendor")


def test_given_stages_come_before_a_vendors() -> None:
    names = StageNames.of(["Lead", "Proposal"], vendor=vendors()["neutral"], stages=("Proposal", "Lead"))

    assert names.pipeline().stages == ("Proposal", "Lead")


def test_two_names_for_lost_are_one_end() -> None:
    names = StageNames.of(["Closed Lost", "Closed Lost to Competition"], vendor=vendors()["zoho"])
    pipeline = names.pipeline()

    assert names.codes(["Closed Lost", "Closed Lost to Competition"], pipeline).tolist() == [1, 1, -1]


def test_each_deal_votes_on_the_order_of_its_stages() -> None:
    deal = np.array([0, 0, 1, 1, 2, 2])
    code = np.array([0, 1, 0, 1, 1, 0])
    entered = DAYS[[0, 1, 0, 1, 0, 1]]

    assert order_by_history(("b", "a"), deal, code, entered) == ("b", "a")


def test_a_tie_gives_no_order() -> None:
    assert order_by_history(("b", "a"), np.array([0, 0]), np.array([0, 1]), DAYS[[0, 0]]) == ()
    assert order_by_history((), np.array([]), np.array([]), DAYS[:0]) == ()
    assert order_by_probability({"a": 0.5, "b": 0.5}) == ()
    assert order_by_probability({"a": 0.5, "b": float("nan")}) == ()
