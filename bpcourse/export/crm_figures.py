"""The figures of the CRM report, by matplotlib: for the HTML report, the notebook and the book.

Each function takes the analysis of an export (`bpcourse.crm.analysis.Analysis`) and draws in the language of the
moment.

>>> from bpcourse.crm.analysis import analyse
>>> from bpcourse.crm.generator import generate
>>> drawn = conversion_figure(analyse(generate(600, seed=1).deals))
>>> drawn.title, drawn.svg()[:4]
('Conversion by stage: as dashboards count, and with open deals counted as open', '<svg')
"""

# ruff: noqa: ANN401 - matplotlib is loaded late and has no types here

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.crm.stage_entries import dimension_title
from bpcourse.export.picture_png import found_fonts
from bpcourse.present.html import Html
from bpcourse.present.svg import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpcourse.crm.analysis import Analysis
    from bpcourse.crm.forecast import Forecast

__all__ = [
    "CrmFigure",
    "back_test_figure",
    "conversion_figure",
    "cycle_figure",
    "forecast_figure",
    "group_figure",
    "loss_figure",
    "method_title",
    "stage_days_figure",
]

_WIDTH: Final = 7.4
_TALL: Final = 3.3
_DOTS: Final = 150
_MOST_ROWS: Final = 14
_METHODS: Final = {
    "weighted": N_("weighted by stage"),
    "calibrated": N_("corrected by history"),
    "commit": N_("the reps' commit"),
}


@dataclass(frozen=True, eq=False)
class CrmFigure:
    """One figure: its title, what a reader who cannot see it must know, and matplotlib's own figure."""

    title: str
    describe: str
    figure: Any

    def svg(self) -> Html:
        """The figure as SVG text that stands alone, the same each time."""
        content = self._saved("svg", metadata={"Date": None, "Creator": None}).decode()
        start = content[content.index("<svg") :]
        bare = re.sub(r"<metadata>.*?</metadata>", "", start, flags=re.DOTALL)
        bare = re.sub(r"\s+<!--.*?-->", "", bare, flags=re.DOTALL)
        head, rest = bare.split(">", 1)
        told = f"<title>{escape(self.title)}</title><desc>{escape(self.describe)}</desc>"
        return Html(f'{head} role="img">{told}{rest}'.strip())

    def png(self) -> bytes:
        """The figure as the content of a PNG file."""
        return self._saved("png", dpi=_DOTS, metadata={"Software": None})

    def _repr_png_(self) -> bytes:
        return self.png()

    def _saved(self, kind: str, **options: Any) -> bytes:
        content = BytesIO()
        with _looks(salt=self.title):
            self.figure.savefig(content, format=kind, **options)
        return content.getvalue()


def method_title(method: str) -> str:
    """What a way of forecasting is called, in the language of the moment."""
    return _(_METHODS[method])


# Funnel ---------------------------------------------------------------------------------------------------------------


def conversion_figure(found: Analysis) -> CrmFigure:
    """For each stage, the naive rate as a ring and the survival estimate as a dot with its interval."""
    table = found.stages
    title = _("Conversion by stage: as dashboards count, and with open deals counted as open")
    with _looks():
        figure, axes = _axes(_tall(len(table)))
        place = np.arange(len(table))[::-1]
        axes.hlines(place, table["low"], table["high"], color=COLOURS["two"], linewidth=3, zorder=2)
        axes.scatter(
            table["conversion"], place, s=60, color=COLOURS["one"], zorder=3, label=_("open deals counted as open")
        )
        axes.scatter(
            table["naive"], place, s=60, facecolor="white", edgecolor=COLOURS["poor"], linewidth=1.8, zorder=3,
            label=_("moved on so far, of all that entered"),
        )  # fmt: skip
        for row, height in zip(table.itertuples(), place, strict=True):
            texts = {"rate": percent_text(row.conversion, digits=0), "cases": number_text(row.entered, digits=0)}
            axes.annotate(
                _("{rate} of {cases}").format(**texts), (1.02, height), xycoords=("axes fraction", "data"), va="center"
            )
        axes.set_yticks(place, [f"{row.stage} →" for row in table.itertuples()])
        axes.set_ylim(-0.6, len(table) - 0.4)
        _shares(axes, "x", float(np.nanmax(table["high"])))
        _legend(axes)
    rates = _("; ").join(
        filled(_("{stage} {rate}"), stage=str(row.stage), rate=percent_text(row.conversion))
        for row in table.itertuples()
    )
    return CrmFigure(title, rates, figure)


def stage_days_figure(found: Analysis) -> CrmFigure:
    """For each stage, the days until half and until nine of ten deals have left it."""
    table = found.stages
    title = _("Days in each stage: until half, and until nine of ten have left it")
    with _looks():
        figure, axes = _axes(_tall(len(table)))
        place = np.arange(len(table))[::-1]
        axes.barh(place, table["days_p90"], height=0.5, color=COLOURS["three"], label=_("nine of ten"))
        axes.barh(place, table["days_median"], height=0.5, color=COLOURS["one"], label=_("half"))
        for row, height in zip(table.itertuples(), place, strict=True):
            _beside(axes, row.days_median, height, inside=True)
            _beside(axes, row.days_p90, height, inside=False)
        axes.set_yticks(place, list(table["stage"]))
        axes.set_xlabel(_("days"))
        _legend(axes)
    told = _("; ").join(
        filled(_("{stage}: half within {days} days"), stage=str(row.stage), days=_number(row.days_median))
        for row in table.itertuples()
    )
    return CrmFigure(title, told, figure)


def group_figure(found: Analysis, by: str) -> CrmFigure:
    """The win rate of each group with its interval, beside that of all."""
    table = found.groups[by].sort_values("deals", ascending=False).head(_MOST_ROWS)
    table = table.sort_values(by) if by == "quarter" else table.sort_values("win_rate", ascending=False)
    title = _("Win rate by {dimension}, with its interval").format(dimension=dimension_title(by).lower())
    overall = float(found.overall["win_rate"])
    with _looks():
        figure, axes = _axes(_tall(len(table), each=0.3))
        place = np.arange(len(table))[::-1]
        axes.axvline(overall, color=COLOURS["four"], linewidth=1.6, zorder=1, label=_("all deals"))
        axes.hlines(place, table["low"], table["high"], color=COLOURS["two"], linewidth=3, zorder=2)
        axes.scatter(table["win_rate"], place, s=48, color=COLOURS["one"], zorder=3)
        axes.set_yticks(
            place, [f"{name} ({number_text(deals)})" for name, deals in zip(table[by], table["deals"], strict=True)]
        )
        axes.set_ylim(-0.6, len(table) - 0.4)
        _shares(axes, "x", float(np.nanmax(table["high"])))
        _legend(axes)
    told = _("; ").join(
        filled(
            _("{name} {rate} ({low} to {high})"),
            name=str(row[by]),
            rate=percent_text(row["win_rate"]),
            low=percent_text(row["low"]),
            high=percent_text(row["high"]),
        )
        for _place, row in table.iterrows()
    )
    return CrmFigure(title, told, figure)


# Cycle and losses -----------------------------------------------------------------------------------------------------


def cycle_figure(found: Analysis) -> CrmFigure:
    """The cycle of the deals won in each quarter: its mean with the interval, and its median."""
    table = found.cycles
    title = _("Sales cycle of the deals won in each quarter")
    with _looks():
        figure, axes = _axes(_TALL)
        place = np.arange(len(table))
        whole = table["whole"].to_numpy()
        axes.vlines(place, table["low"], table["high"], color=COLOURS["three"], linewidth=5, zorder=1)
        axes.plot(place, table["median"], color=COLOURS["one"], marker="o", zorder=3, label=_("median"))
        axes.scatter(
            place, table["mean"], marker="_", s=160, color=COLOURS["two"], zorder=2, label=_("mean and its interval")
        )
        if (~whole).any():
            axes.axvspan(-0.5, float(place[~whole].max()) + 0.5, color=COLOURS["panel"], zorder=0)
        axes.set_xticks(place, list(table["quarter"]), rotation=45 if len(table) > 8 else 0)  # noqa: PLR2004 - as fits
        axes.set_xlim(-0.5, len(table) - 0.5)
        axes.set_ylim(bottom=0)
        axes.set_ylabel(_("days"))
        _legend(axes)
    return CrmFigure(title, found.trend.sentence(), figure)


def loss_figure(found: Analysis) -> CrmFigure:
    """How many deals were lost for each reason, with the interval."""
    table = found.reasons.head(_MOST_ROWS)
    title = _("Why deals were lost")
    with _looks():
        figure, axes = _axes(_tall(len(table), each=0.34))
        place = np.arange(len(table))[::-1]
        reach = np.vstack([table["share"] - table["low"], table["high"] - table["share"]])
        axes.barh(place, table["share"], xerr=reach, height=0.55, color=COLOURS["two"], ecolor=COLOURS["muted"])
        axes.set_yticks(place, list(table["reason"]))
        _shares(axes, "x", float(np.nanmax(table["high"])) if len(table) else 1.0)
    told = _("; ").join(
        filled(_("{reason} {share}"), reason=str(row.reason), share=percent_text(row.share))
        for row in table.itertuples()
    )
    return CrmFigure(title, told, figure)


# Forecast -------------------------------------------------------------------------------------------------------------


def forecast_figure(view: Forecast) -> CrmFigure:
    """What the drawn quarters bring, with the target and the other ways of forecasting."""
    title = _("What {start} to {end} may bring").format(start=view.start, end=view.end)
    scale, unit = _unit(max(view.high, view.weighted_with_won, view.target or 0), view.currency)
    marks = [
        (_("corrected by history"), view.expected, COLOURS["one"], "-"),
        (_("weighted by stage"), view.weighted_with_won, COLOURS["poor"], "--"),
    ]
    if view.target is not None:
        marks.append((_("target"), view.target, COLOURS["good"], "-."))
    with _looks():
        figure, axes = _axes(_TALL)
        top = float(np.quantile(view.totals, 0.998))
        counts, edges = np.histogram(view.totals, bins=48, range=(min(view.won, top * 0.999), top))
        middle = (edges[1:] + edges[:-1]) / 2
        inside = (middle >= view.low) & (middle <= view.high)
        tint = np.where(inside, COLOURS["two"], COLOURS["three"])
        axes.bar(
            middle / scale,
            counts / len(view.totals),
            width=np.diff(edges) / scale,
            color=tint,
            edgecolor="white",
            linewidth=0.4,
        )
        for label, value, tone, style in marks:
            shown = f"{label}: {number_text(value / scale, digits=2)}"
            axes.axvline(value / scale, color=tone, linestyle=style, linewidth=1.8, label=shown)
        axes.set_xlabel(unit)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        _legend(axes)
    return CrmFigure(title, view.sentence(), figure)


def back_test_figure(found: Analysis) -> CrmFigure:
    """For each tested quarter, what came, the range that was forecast, and what the other two ways said."""
    tested = found.back_test
    table = tested.quarters if tested else found.cycles.head(0)
    title = _("Earlier quarters: what was forecast then, and what came")
    with _looks():
        figure, axes = _axes(_TALL)
        if tested:
            names = ("actual", "weighted", "high", "commit")
            highest = float(np.nanmax(table[list(names)].to_numpy(dtype="float64")))
            scale, unit = _unit(highest, found.deals.currency)
            place = np.arange(len(table))
            low, high = table["low"] / scale, table["high"] / scale
            axes.vlines(place, low, high, color=COLOURS["three"], linewidth=9, label=_("range: eight of ten"))
            for name, mark, tone in (("calibrated", "o", "one"), ("weighted", "x", "poor"), ("commit", "^", "four")):
                if table[name].notna().any():
                    axes.scatter(place, table[name] / scale, marker=mark, s=44, color=COLOURS[tone], zorder=3,
                                 label=method_title(name))  # fmt: skip
            axes.plot(
                place, table["actual"] / scale, color=COLOURS["ink"], linewidth=1.8, zorder=2, label=_("what came")
            )
            axes.set_xticks(place, list(table["quarter"]))
            axes.set_ylim(bottom=0)
            axes.set_ylabel(unit)
            _legend(axes, rows=2)
    errors = tested.errors if tested else table
    told = _("; ").join(
        filled(_("{method}: off by {error}"), method=method_title(row.method), error=percent_text(row.error, digits=0))
        for row in errors.itertuples()
    )
    return CrmFigure(title, told, figure)


# Parts ----------------------------------------------------------------------------------------------------------------


@contextmanager
def _looks(salt: str = "") -> Iterator[None]:
    """The course's looks for all that is drawn inside."""
    import matplotlib as mpl

    looks: dict[Any, Any] = {
        "font.family": list(found_fonts()),
        "font.size": 9.5,
        "axes.unicode_minus": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": COLOURS["line"],
        "axes.labelcolor": COLOURS["muted"],
        "xtick.color": COLOURS["muted"],
        "ytick.color": COLOURS["ink"],
        "text.color": COLOURS["ink"],
        "axes.grid": False,
        "svg.fonttype": "none",
        "svg.hashsalt": f"bpcourse {salt}",
    }
    with mpl.rc_context(looks), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


def _axes(height: float) -> tuple[Any, Any]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def _tall(rows: int, *, each: float = 0.5) -> float:
    return max(1.9, 1.0 + each * rows)


def _shares(axes: Any, side: str, highest: float) -> None:
    """An axis of shares from 0, in percent."""
    from matplotlib.ticker import FuncFormatter

    own = axes.xaxis if side == "x" else axes.yaxis
    own.set_major_formatter(FuncFormatter(lambda share, _place: percent_text(share, digits=0)))
    axes.set_xlim(0, min(1.0, highest * 1.1) if highest > 0 else 1.0)
    axes.grid(visible=True, axis=side, color=COLOURS["panel"], zorder=0)
    axes.set_axisbelow(True)


def _legend(axes: Any, *, rows: int = 1) -> None:
    handles, _labels = axes.get_legend_handles_labels()
    if handles:
        columns = -(-len(handles) // rows)
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=columns, frameon=False, fontsize=9)


def _unit(highest: float, currency: str) -> tuple[float, str]:
    """By what amounts are divided on an axis, and how its unit is written."""
    from bpcourse.core.language import current_language

    if current_language() == "zh_CN":
        name = money_text(2.0, currency).partition(" ")[2]
        return (1e8, f"亿{name}") if highest >= 1e9 else (1e4, f"万{name}")  # noqa: PLR2004 - as fits
    if highest >= 1e9:  # noqa: PLR2004 - as fits
        return 1e9, _("{currency} billion").format(currency=currency)
    if highest >= 1e6:  # noqa: PLR2004 - as fits
        return 1e6, _("{currency} million").format(currency=currency)
    return 1e3, _("{currency} thousand").format(currency=currency)


def _beside(axes: Any, days: float, height: float, *, inside: bool) -> None:
    """The number of days at the end of its bar, where it is known."""
    if np.isfinite(days):
        side, tone, gap = ("right", "white", -4) if inside else ("left", COLOURS["ink"], 4)
        place = {"xytext": (gap, 0), "textcoords": "offset points", "va": "center", "ha": side, "color": tone}
        axes.annotate(number_text(days), (days, height), **place)


def _number(days: float) -> str:
    return number_text(days) if np.isfinite(days) else "?"
