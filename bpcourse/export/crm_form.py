"""The form of the CRM lab's notebook: choose an export, get the report beside the notebook, write it into the plan.

Needs ipywidgets, as every notebook of the course. Nothing leaves the machine on which the notebook runs.

>>> form = CrmForm()
>>> form.target.description
'Target'
"""

# ruff: noqa: ANN401 - ipywidgets has no types

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import ipywidgets as widgets

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.core.plan import load_plan
from bpcourse.core.quantities import number_from
from bpcourse.crm.analysis import Analysis, analyse
from bpcourse.crm.orders import read_orders
from bpcourse.crm.privacy import Pseudonyms
from bpcourse.crm.read_as import ReadAs
from bpcourse.crm.reading import read_deals
from bpcourse.crm.rejections import sentences
from bpcourse.crm.to_plan import save_measured
from bpcourse.export.crm_report import report_outline, save_report
from bpcourse.export.plain_text import shown
from bpcourse.present.html import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CrmForm", "crm_form"]

_LOOK: Final = {"style": {"description_width": "initial"}, "layout": {"width": "32rem"}}
_MOST_TOLD: Final = 20
_PLAN_FILE: Final = "my_plan.json"


class CrmForm:
    """The fields, and what a press of the buttons does; `box` is what the notebook shows.

    folder: where report and plan are; by default beside the notebook.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path()
        self.found: Analysis | None = None
        files = {"accept": ".csv,.txt,.xlsx,.parquet", "multiple": False, "layout": _LOOK["layout"]}
        self.export = widgets.FileUpload(description=_("CRM export"), **files)
        self.history = widgets.FileUpload(description=_("Stage history, if it is a file of its own"), **files)
        self.commits = widgets.FileUpload(description=_("The reps' commits, if any"), **files)
        self.orders = widgets.FileUpload(description=_("Orders, if any"), **files)
        self.mapping = widgets.Textarea(
            description=_("What the columns are (YAML), where they are not recognised"),
            placeholder="columns: {deal_id: Opp No, stage: Status}\ndate_order: dmy",
            **_LOOK,
        )
        self.target = widgets.Text(description=_("Target"), placeholder="4.8M", **_LOOK)
        self.private = widgets.Checkbox(description=_("Pseudonyms in place of names and mails"), indent=False, **_LOOK)
        self.report = widgets.Button(description=_("Make the report"), button_style="primary")
        self.into_plan = widgets.Button(description=_("Write the measured funnel into my plan"), disabled=True)
        self.into_plan.layout.width = "auto"
        self.bar = widgets.FloatProgress(max=1.0, layout={"width": "32rem", "visibility": "hidden"})
        self.answer = widgets.HTML()
        self.report.on_click(lambda _button: self._guarded(self._make))
        self.into_plan.on_click(lambda _button: self._guarded(self._write))
        uploads = (self.export, self.history, self.commits, self.orders)
        rest = (self.mapping, self.target, self.private, widgets.HBox([self.report, self.into_plan]), self.bar)
        self.box = widgets.VBox([*uploads, *rest, self.answer])

    def make(self, files: dict[str, Path], *, name: str) -> Sequence[Path]:
        """Read *files* ("export", and where there are any "history", "commits", "orders"); the report's two files."""
        read_as = ReadAs.from_yaml(self.mapping.value)
        names = Pseudonyms() if self.private.value else None
        deals = read_deals(
            files["export"],
            history=files.get("history"),
            commits=files.get("commits"),
            read_as=read_as,
            pseudonyms=names,
            progress=self._progress(0.0, 0.5),
        )
        orders = read_orders(files["orders"], read_as=read_as, pseudonyms=names) if "orders" in files else None
        plan_file = self.folder / _PLAN_FILE
        self.found = analyse(
            deals,
            orders=orders,
            plan=load_plan(plan_file) if plan_file.is_file() else None,
            target=_amount(self.target.value),
            progress=self._progress(0.5, 0.4),
        )
        return save_report(self.found, self.folder, name=name)

    def _make(self) -> Html:
        with TemporaryDirectory() as folder:
            files = {
                kind: _saved(field.value, Path(folder) / kind)
                for kind in ("export", "history", "commits", "orders")
                if (field := getattr(self, kind)).value
            }
            if "export" not in files:
                raise CourseError(_("Choose the CRM's export first."))
            written = self.make(files, name=files["export"].stem)
        self.into_plan.disabled = False
        return self._said(written)

    def _write(self) -> Html:
        if self.found is None:
            return Html("")
        path = self.folder / _PLAN_FILE
        source = ", ".join(self.found.deals.reading.files) or _("CRM export")
        plan = save_measured(path, self.found.deals, source=source)
        part = plan.funnel
        if part is None or part.measured is None:
            return tag("p", _("The plan cannot hold this funnel: it has too many stages, or no deal was won."))
        said = _("Written into {path}: {deals} deals, counted on {day}. The plan review compares the two.")
        day = part.measured.counted_on.isoformat()
        return tag("p", said.format(path=path.name, deals=part.measured.deals, day=day))

    def _said(self, written: Sequence[Path]) -> Html:
        """Where the report is, what could not be read, and what matters most."""
        found = self.found
        if found is None:
            return Html("")
        links = [tag("li", tag("a", path.name, href=path.as_posix(), target="_blank")) for path in written]
        short = next(section for section in report_outline(found).all_sections)
        points = [tag("li", text) for block in short.blocks for text in getattr(block, "items", ())]
        listed = [tag("li", text) for text in sentences(found.deals.rejected.head(_MOST_TOLD))]
        more = len(found.deals.rejected) - len(listed)
        rest = tag("p", _("{count} more are in the report.").format(count=more)) if more > 0 else None
        title = tag("p", _("Lines and cells that could not be read")) if listed else None
        return join([tag("ul", *links), tag("ul", *points), title, tag("ul", *listed), rest])

    def _guarded(self, act: Any) -> None:
        """What *act* answers, or why it cannot, as a sentence."""
        self.bar.layout.visibility = "visible"
        try:
            self.answer.value = shown(act())
        except CourseError as error:
            self.answer.value = shown(tag("p", tag("b", str(error))))
        finally:
            self.bar.layout.visibility = "hidden"

    def _progress(self, start: float, width: float) -> Any:
        def tell(step: str, share: float) -> None:
            self.bar.value, self.bar.description = start + width * share, step

        return tell


def crm_form() -> Any:
    """The form as a widget, for the last line of a cell."""
    return CrmForm().box


def _saved(uploaded: Any, folder: Path) -> Path:
    """The uploaded file, under its own name in *folder*."""
    folder.mkdir()
    path = folder / Path(str(uploaded[0]["name"])).name
    path.write_bytes(bytes(uploaded[0]["content"]))
    return path


def _amount(typed: str) -> float | None:
    if not typed.strip():
        return None
    amount = number_from(typed)
    if amount is None or amount <= 0:
        raise CourseError(_("The target must be an amount above 0, got {typed}").format(typed=typed))
    return amount
