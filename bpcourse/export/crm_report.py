"""The report of the CRM lab: one HTML file that needs nothing beside it, and an Excel workbook.

>>> from bpcourse.crm.analysis import analyse
>>> from bpcourse.crm.generator import generate
>>> found = analyse(generate(600, seed=1).deals)
>>> [section.title for section in report_outline(found).all_sections][:3]
['In short', 'How far the records can be trusted', 'The funnel']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _, filled, ngettext
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.review import review_plan
from bpcourse.crm.funnel import FEW, why_they_differ
from bpcourse.crm.quality import score_formula
from bpcourse.crm.stage_entries import dimension_title
from bpcourse.export import crm_figures, crm_tables
from bpcourse.export.blocks import Bullets, Figures, Outline, Paragraph, Picture, Section
from bpcourse.export.crm_workbook import crm_workbook
from bpcourse.export.page import page
from bpcourse.export.plain_text import file_stem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bpcourse.crm.analysis import Analysis
    from bpcourse.crm.forecast import Forecast
    from bpcourse.export.blocks import Block
    from bpcourse.export.crm_figures import CrmFigure
    from bpcourse.export.crm_tables import CrmTable

__all__ = ["html_report", "report_outline", "save_report"]

_MOST_REJECTED: Final = 100
_MOST_STALLED: Final = 15
_MOST_CUSTOMERS: Final = 15
_MOST_GROUPS: Final = 20
_AGAINST_HISTORY: Final = (
    "funnel-above-history",
    "funnel-faster-than-history",
    "funnel-larger-than-history",
    "funnel-thin-pipeline",
    "funnel-old-history",
)
_NOT_IN_PAGE: Final = "every_days won last_contact next_close"
"""Columns of the customers that only the workbook has room for."""


def save_report(found: Analysis, folder: Path, *, name: str = "crm") -> tuple[Path, Path]:
    """Write the report as HTML and Excel into *folder*; the two files. Raises CourseError where it cannot."""
    stem = file_stem([name, "report"])
    files = {folder / f"{stem}.html": html_report(found).encode(), folder / f"{stem}.xlsx": crm_workbook(found)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            path.write_bytes(content)
    except OSError as problem:
        raise CourseError(_("{path} cannot be written: choose a folder that is yours").format(path=folder)) from problem
    first, second = files
    return first, second


def html_report(found: Analysis) -> str:
    """The report as the text of one HTML file, in the language of the moment."""
    return page(report_outline(found))


def report_outline(found: Analysis) -> Outline:
    """The report as sections of text, tables and figures, in the language of the moment."""
    deals = found.deals
    return Outline(
        title=_("What the CRM shows"),
        company=", ".join(deals.reading.files),
        author="",
        subject=_("Funnel, forecast and data quality from an export of opportunities"),
        facts=_facts(found),
        summary=Section(_("In short"), tuple(_summary(found))),
        sections=(
            Section(_("How far the records can be trusted"), tuple(_trust(found))),
            Section(_("The funnel"), tuple(_funnel(found))),
            Section(_("Team, regions and sources"), sections=tuple(_group_sections(found))),
            Section(_("Cycle, size and reasons of loss"), tuple(_cycle(found))),
            Section(_("Forecast"), tuple(_forecast(found))),
            Section(_("Who buys, and how often"), tuple(_customers(found))),
            *((_plan_section(found),) if crm_tables.measured_table(found) is not None else ()),
        ),
        appendix=Section(_("How it was computed"), (Bullets(_methods()),)),
    )


def _facts(found: Analysis) -> tuple[tuple[str, str], ...]:
    deals, reading = found.deals, found.deals.reading
    rows = (
        (_("As of"), deals.as_of.isoformat()),
        (_("Opportunities in the table"), number_text(len(deals))),
        (_("Stage history"), number_text(len(deals.events)) if deals.has_history else _("none in the export")),
        (_("Currency"), deals.currency),
        (_("Read as"), " · ".join(filter(None, (reading.vendor, reading.encoding)))),
        (_("Names"), _("under pseudonyms") if reading.pseudonyms else ""),
    )
    return tuple((label, value) for label, value in rows if value)


def _summary(found: Analysis) -> Iterable[Block]:
    whole, currency = found.overall, found.deals.currency
    view = found.forecasts[0] if found.forecasts else None
    interval = {"low": percent_text(whole["low"], digits=0), "high": percent_text(whole["high"], digits=0)}
    rows = [
        (_("Data quality"), _("{score} of 100").format(score=number_text(found.quality.score))),
        (_("Open deals"), number_text(whole["open"], digits=0)),
        (_("Their value"), money_text(whole["open_value"], currency)),
        (
            _("Win rate"),
            _("{rate} ({low} to {high})").format(rate=percent_text(whole["win_rate"], digits=0), **interval),
        ),
        (_("Sales cycle"), _("{days} days").format(days=_known(whole["cycle_days"]))),
    ]
    if view is not None:
        rows.append((_("Forecast by history"), money_text(view.expected, currency)))
        if view.chance is not None:
            rows.append((_("Chance of the target"), percent_text(view.chance, digits=0)))
    yield Figures(tuple(rows))
    yield Bullets(tuple(_for_monday(found, view)))


def _for_monday(found: Analysis, view: Forecast | None) -> Iterable[str]:
    """What to do about it, the most money first."""
    currency, stall = found.deals.currency, found.stalls.iloc[0]
    if stall["stalled"]:
        sentence = ngettext(
            "Stall point: {count} of {open} open deals in {stage}, worth {value}, stand there longer than {days} days. "
            "Nine of ten that moved on had done so by then.",
            "Stall point: {count} of {open} open deals in {stage}, worth {value}, stand there longer than {days} days. "
            "Nine of ten that moved on had done so by then.",
            int(stall["stalled"]),
        )
        yield filled(
            sentence,
            count=number_text(stall["stalled"], digits=0),
            open=number_text(stall["open"], digits=0),
            stage=str(stall["stage"]),
            value=money_text(stall["stalled_value"], currency),
            days=number_text(stall["limit"], digits=0),
        )
    if view is not None:
        yield view.sentence()
    if found.back_test is not None and found.back_test.error_of("calibrated") >= 0:
        yield _back_test_sentence(found)
    quality = found.quality
    if quality.weighted > quality.sound_weighted:
        sentence = _(
            "Of {weighted} in the CRM's weighted pipeline, {doubtful} rest on deals that are overdue, silent or "
            "doubled."
        )
        doubtful = money_text(quality.weighted - quality.sound_weighted, currency)
        yield filled(sentence, weighted=money_text(quality.weighted, currency), doubtful=doubtful)
    yield found.trend.sentence()


def _back_test_sentence(found: Analysis) -> str:
    tested = found.back_test
    if tested is None:
        return ""
    texts = {
        "quarters": number_text(len(tested.quarters)),
        "history": percent_text(tested.error_of("calibrated"), digits=0),
        "weighted": percent_text(tested.error_of("weighted"), digits=0),
        "inside": number_text(tested.inside),
    }
    commit = tested.error_of("commit")
    if commit >= 0:
        sentence = _(
            "On {quarters} earlier quarters, the forecast by history was off by {history}, the weighted pipeline by "
            "{weighted}, the reps' own commit by {commit}; {inside} of the quarters lay in the range."
        )
        return sentence.format(**texts, commit=percent_text(commit, digits=0))
    sentence = _(
        "On {quarters} earlier quarters, the forecast by history was off by {history}, the weighted pipeline by "
        "{weighted}; {inside} of the quarters lay in the range."
    )
    return sentence.format(**texts)


def _trust(found: Analysis) -> Iterable[Block]:
    quality, deals = found.quality, found.deals
    yield Figures(
        (
            (_("Score"), _("{score} of 100").format(score=number_text(quality.score))),
            (_("Lines read"), number_text(deals.reading.rows or len(deals))),
            (_("Deals in the table"), number_text(len(deals))),
            (_("Cells and lines not read"), number_text(len(deals.rejected))),
            (_("Weighted pipeline"), money_text(quality.weighted, deals.currency)),
            (_("Of it from sound deals"), money_text(quality.sound_weighted, deals.currency)),
        )
    )
    yield Paragraph(score_formula(), "note")
    yield from _table(crm_tables.quality_table(found))
    if quality.idle_owners:
        sentence = _("Without any activity in {days} days, but with open deals: {names}.")
        yield Paragraph(sentence.format(days=quality.stale_days, names=_(", ").join(quality.idle_owners[:10])))
    yield from (Paragraph(note, "note") for note in deals.reading.notes)
    if len(deals.rejected):
        yield from _table(crm_tables.rejected_table(deals.rejected, deals.currency), most=_MOST_REJECTED)
    if found.orders is not None and len(found.orders.rejected):
        yield from _table(crm_tables.rejected_table(found.orders.rejected, deals.currency), most=_MOST_REJECTED)


def _funnel(found: Analysis) -> Iterable[Block]:
    yield _picture(crm_figures.conversion_figure(found))
    yield from _table(crm_tables.conversion_table(found), without="naive days_median days_p90")
    yield Bullets(tuple(why_they_differ(row) for _place, row in found.stages.iterrows() if row["entered"]))
    yield Paragraph(
        _(
            "Why the two differ: dividing by all that entered takes a deal that came last week for a failure. The "
            "other rate counts an open deal for as long as it was seen, and no longer."
        ),
        "note",
    )
    if found.deals.has_history:
        yield _picture(crm_figures.stage_days_figure(found))
        yield from _table(crm_tables.stall_table(found))
        yield from _table(crm_tables.stalled_table(found), most=_MOST_STALLED)


def _group_sections(found: Analysis) -> Iterable[Section]:
    for by in found.groups:
        blocks: list[Block] = [_picture(crm_figures.group_figure(found, by))]
        blocks += _table(crm_tables.group_table(found, by), most=_MOST_GROUPS, without="lost value_win_rate")
        few = int((found.groups[by]["deals"] < FEW).sum())
        if few:
            sentence = ngettext(
                "{count} group has fewer than {few} deals: read its interval, not its rate.",
                "{count} groups have fewer than {few} deals: read their intervals, not their rates.",
                few,
            )
            blocks.append(Paragraph(sentence.format(count=few, few=FEW), "note"))
        yield Section(dimension_title(by), tuple(blocks))


def _cycle(found: Analysis) -> Iterable[Block]:
    if len(found.cycles):
        yield Paragraph(found.trend.sentence(), "lead")
        yield _picture(crm_figures.cycle_figure(found))
        yield from _table(crm_tables.cycle_table(found))
        if not found.cycles["whole"].all():
            yield Paragraph(
                _(
                    "Grey: the table does not reach back far enough for slow deals to be among these, so the "
                    "trend leaves them out."
                ),
                "note",
            )  # fmt: skip
    yield from _table(crm_tables.size_table(found))
    yield from _table(crm_tables.age_table(found))
    if len(found.reasons):
        yield _picture(crm_figures.loss_figure(found))
        yield from _table(crm_tables.loss_table(found))


def _forecast(found: Analysis) -> Iterable[Block]:
    for view in found.forecasts:
        period = _("{start} to {end}").format(start=view.start, end=view.end)
        yield Paragraph(filled(_("{period}: {sentence}"), period=period, sentence=view.sentence()), "lead")
        yield Figures(
            (
                (_("Won already"), money_text(view.won, view.currency)),
                (_("From open deals, by history"), money_text(view.from_open, view.currency)),
                (_("From deals not yet created"), money_text(view.from_late, view.currency)),
                (_("Weighted by stage, with won"), money_text(view.weighted_with_won, view.currency)),
                (
                    _("Of it expected to close in the period"),
                    money_text(view.won + view.expected_then, view.currency),
                ),
            )
        )
        yield _picture(crm_figures.forecast_figure(view))
        yield from _table(crm_tables.cell_table(view))
    if found.back_test is not None:
        yield Paragraph(_back_test_sentence(found), "lead")
        yield _picture(crm_figures.back_test_figure(found))
        yield from _table(crm_tables.error_table(found))
        yield from _table(crm_tables.back_test_table(found), without="made_on")
    yield from _table(crm_tables.rep_table(found))


def _customers(found: Analysis) -> Iterable[Block]:
    if found.repeat is not None:
        again = found.repeat
        yield Figures(
            (
                (_("Customers with orders"), number_text(again.customers)),
                (_("Bought again"), number_text(again.repeat_customers)),
                (_("Share that bought again"), percent_text(again.repeat_customers / max(1, again.customers))),
                (
                    _("A repeat purchase is worth"),
                    money_text(again.mean_value, found.deals.currency) if again.repeat_customers else "–",
                ),
            )
        )
        yield from _table(crm_tables.buyer_table(found))
    yield from _table(crm_tables.customer_table(found), most=_MOST_CUSTOMERS, without=_NOT_IN_PAGE)


def _plan_section(found: Analysis) -> Section:
    """The plan beside the measured funnel, and what the review says of it."""
    blocks: list[Block] = []
    listed = crm_tables.measured_table(found)
    if listed is not None and found.plan is not None:
        blocks += [listed.block()]
        said = [each for each in review_plan(found.plan, today=found.deals.as_of) if each.rule in _AGAINST_HISTORY]
        if said:
            blocks.append(Bullets(tuple(f"{each.message} {each.fix}" for each in said)))
        else:
            blocks.append(Paragraph(_("The review finds nothing in the plan that these figures speak against.")))
    return Section(_("The plan beside the history"), tuple(blocks))


def _methods() -> tuple[str, ...]:
    return (
        _(
            "Conversion and win rate: Aalen and Johansen (1978), with moving on and loss as the two ways out; "
            "days in a stage: Kaplan and Meier (1958)."
        ),
        _("Intervals: 95%, by Wilson (1927), with the number of decided cases that the estimate is worth."),
        _(
            "A deal counts once in each stage, however often it went back; one that left a stage out counts as "
            "passing through it."
        ),
        _("Stalled: longer in its stage than nine of ten of those that moved on from it."),
        _("Velocity: open deals times win rate times deal size, by the days of the cycle."),
        _(
            "Forecast by history: how many open deals of the same stage and age were won by the end of earlier "
            "quarters, seen from the same day of each; 10,000 drawn quarters give the range."
        ),
        _(
            "Back-test: later stages, closings and deals are taken out; amounts stand as they are now, because a "
            "CRM overwrites them."
        ),
        _("RFM: scores from 1 to 5 by fifths of the customers (Hughes, 1994); equal customers get equal scores."),
    )


def _picture(drawn: CrmFigure) -> Picture:
    return Picture(drawn.svg())


def _table(listed: CrmTable, *, most: int | None = None, without: str = "") -> list[Block]:
    """The table, and how many more rows the workbook has; nothing for an empty one."""
    if not len(listed):
        return []
    blocks: list[Block] = [listed.block(most, without=frozenset(without.split()))]
    if most is not None and len(listed) > most:
        more = _("{count} more are in the workbook.").format(count=number_text(len(listed) - most))
        blocks.append(Paragraph(more, "note"))
    return blocks


def _known(days: float) -> str:
    return number_text(days) if days == days else "?"  # noqa: PLR0124 - NaN is not equal to itself
