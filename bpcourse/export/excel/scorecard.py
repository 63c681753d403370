"""The scorecard as a sheet: weights, targets, what was reached, and the score, as `bpcourse.core.kpi` counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.kpi import Dimension, Direction, Kpi, Performance, Result, Role, Unit, measure_score
from bpcourse.core.language import _
from bpcourse.export.excel.book import NUMBER, RATE, Book, Cell, Sheet, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.kpi import ScorecardLine
    from bpcourse.core.plan import ScorecardPlan

__all__ = ["scorecard"]

_TOP: Final = 2
_LOOKS: Final[Mapping[Unit, str]] = {Unit.RATE: "rate", Unit.MONEY: "money"}
_TARGET: Final[Mapping[str, object]] = {"validate": "decimal", "criteria": ">", "value": 0}
_MOST_KPIS: Final = 40


def scorecard(book: Book) -> None:
    """Indicators with targets and actual figures on top, the weights and the score below."""
    part = book.plan.scorecard
    if part is None or not (part.weights or part.targets):
        return
    sheet = book.sheet(_("Scorecard"), (36, 24, 16, 15, 15, 14, 12))
    sheet.heading(0, part.role.label if part.role else _("Scorecard"), large=True)
    kpis = _kpis(part)
    row = _indicators(sheet, part, kpis)
    if part.weights:
        _weights(sheet, part, kpis, row + 2)
    sheet.finish(freeze=_TOP + 1)


def _kpis(part: ScorecardPlan) -> list[Kpi]:
    """Every indicator with a weight, a target or an actual figure of its own."""
    measures = [line.measure for line in part.scorecard().lines] if part.weights else []
    weighted = [one.id for one in measures if isinstance(one, Kpi)]
    return [part.kpi(kpi_id) for kpi_id in dict.fromkeys((*weighted, *part.targets, *part.actuals))][:_MOST_KPIS]


def _indicators(sheet: Sheet, part: ScorecardPlan, kpis: list[Kpi]) -> int:
    """The indicators, each with its attainment and its light; the row below."""
    heads = (
        _("Indicator"), _("Dimension"), _("Direction"), _("Target"), _("Actual"), _("Attainment"), _("Light"),
    )  # fmt: skip
    sheet.heads(_TOP, heads)
    for place, kpi in enumerate(kpis):
        row = _TOP + 1 + place
        look, check = _LOOKS.get(kpi.unit, "number"), RATE if kpi.unit is Unit.RATE else _TARGET
        sheet.text(row, 0, kpi.label, bold=True)
        sheet.text(row, 1, kpi.dimension.label)
        sheet.text(row, 2, kpi.direction.label)
        target = sheet.input(row, 3, ("scorecard", "targets", kpi.id), "number-", look=look, check=check).here
        actual = sheet.input(row, 4, ("scorecard", "actuals", kpi.id), "number-", look=look, check=NUMBER).here
        reached = f"{actual}/{target}" if kpi.direction is Direction.MORE else f"2-{actual}/{target}"
        limited = f"MIN(MAX({reached},score_floor),score_cap)"
        attained = part.attainment_of(kpi.id)
        formula = f'IF(OR({target}="",{actual}=""),"",{limited})'
        share = sheet.formula(row, 5, formula, "" if attained is None else attained, look="rate").here
        _light(sheet, row, share, part, kpi)
    return _TOP + 1 + len(kpis)


def _light(sheet: Sheet, row: int, share: str, part: ScorecardPlan, kpi: Kpi) -> None:
    from bpcourse.core.reviews import Light

    green, amber, red = (light.label for light in (Light.GREEN, Light.AMBER, Light.RED))
    formula = f'IF({share}="","",IF({share}>=green_from,"{green}",IF({share}>=amber_from,"{amber}","{red}")))'
    light = part.light_of(kpi.id)
    sheet.formula(row, 6, formula, light.label if light else "", look="text")
    for label, colour in ((green, "#CDEBD8"), (amber, "#FCE8B2"), (red, "#F5C6C6")):
        rule = {"type": "cell", "criteria": "==", "value": f'"{label}"', "format": sheet.book.look(bg_color=colour)}
        sheet.inner.conditional_format(row, 6, row, 6, rule)


def _weights(sheet: Sheet, part: ScorecardPlan, kpis: list[Kpi], top: int) -> None:
    """The weights, what each measure scores and adds, and the sum of both."""
    sheet.heads(top, [_("Measure"), _("Weight"), _("Score"), _("Adds")])
    lines = part.scorecard().lines
    scores = [_score(part, kpis, line) for line in lines]
    for place, line in enumerate(lines):
        row = top + 1 + place
        key = line.measure.id if isinstance(line.measure, Kpi) else line.measure.value
        sheet.text(row, 0, line.measure.label, bold=True)
        weight = sheet.input(row, 1, ("scorecard", "weights", key), "number", look="rate", check=RATE).here
        score = sheet.formula(row, 2, _score_formula(line, kpis), scores[place], look="rate").here
        formula = f'IF({weight}=0,0,IF({score}="","",{weight}*{score}))'
        sheet.formula(row, 3, formula, _added(line, scores[place]), look="rate")
    last = top + len(lines)
    weights, adds = (f"{Cell('', top + 1, at).here}:{Cell('', last, at).here}" for at in (1, 3))
    sheet.text(last + 1, 0, _("Sum"), bold=True)
    sheet.formula(last + 1, 1, f"SUM({weights})", sum(line.weight for line in lines), look="rate", name="weight_sum")
    parts = [_added(line, score) for line, score in zip(lines, scores, strict=True)]
    numbers = [part for part in parts if isinstance(part, int | float)]
    total: Value = round(sum(numbers), 9) if len(numbers) == len(parts) else ""
    formula = f'IF(COUNT({adds})<ROWS({adds}),"",ROUND(SUM({adds}),9))'
    sheet.formula(last + 1, 3, formula, total, look="rate", name="score", bold=True)
    warned = _text(_("The weights must add up to 100%."))
    sheet.formula(last + 2, 0, f'IF(ABS(weight_sum-1)<0.0005,"","{warned}")', "", look="text")
    _chart(sheet, top + 1, last)


def _text(text: str) -> str:
    """*text* inside a formula's quotation marks."""
    return text.replace('"', '""')


def _score(part: ScorecardPlan, kpis: list[Kpi], line: ScorecardLine) -> Value:
    known = [kpi for kpi in kpis if kpi.id in part.targets and kpi.id in part.actuals]
    results = tuple(Result(kpi, part.actuals[kpi.id], part.targets[kpi.id]) for kpi in known)
    try:
        return measure_score(Performance(_("Team"), part.role or Role.REP, results), line.measure, part.limits)
    except CourseError:
        return ""


def _score_formula(line: ScorecardLine, kpis: list[Kpi]) -> str:
    if isinstance(line.measure, Dimension):
        labels, shares = (
            f"{Cell('', _TOP + 1, at).here}:{Cell('', _TOP + max(len(kpis), 1), at).here}" for at in (1, 5)
        )
        return f'IFERROR(ROUND(AVERAGEIF({labels},"{_text(line.measure.label)}",{shares}),9),"")'
    row = _TOP + 1 + [kpi.id for kpi in kpis].index(line.measure.id)
    share = Cell("", row, 5).here
    return f'IF({share}="","",ROUND({share},9))'


def _added(line: ScorecardLine, score: Value) -> Value:
    if not line.weight:
        return 0
    return line.weight * score if isinstance(score, int | float) else ""


def _chart(sheet: Sheet, first: int, last: int) -> None:
    chart = sheet.book.chart("doughnut")
    colours = ("#0B4F7D", "#9CCBE0", "#2E86AB", "#E0A030", "#1F7A4D", "#8A949E")
    points = [{"fill": {"color": colours[place % len(colours)]}} for place in range(last - first + 1)]
    chart.add_series(
        {
            "name": _("Weight"),
            "categories": [sheet.title, first, 0, last, 0],
            "values": [sheet.title, first, 1, last, 1],
            "points": points,
            "data_labels": {"value": True, "num_format": "0%"},
        }
    )
    chart.set_title({"name": _("What counts how much"), "name_font": {"size": 12}})
    chart.set_legend({"position": "right"})
    chart.set_size({"width": 560, "height": 300})
    sheet.inner.insert_chart(last + 4, 0, chart, {"description": _("Ring: the weight of each measure")})
    sheet.reach(last + 20)
