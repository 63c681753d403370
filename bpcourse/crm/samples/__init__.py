"""The course's own CRM export: made, not anybody's; written by ``tools/derive.py`` and compared by a test.

``deals.csv`` is as clean as a careful team keeps it. ``deals_mangled.csv`` is the same pipeline as it comes out of a
Chinese office: GB18030, a title above the header, amounts in 万, lines cut short, lines twice, dates that are none.
``commits.csv`` holds what each rep said a quarter would bring.

>>> from bpcourse.crm.reading import read_deals
>>> read_deals(sample_file("deals.csv"), commits=sample_file("commits.csv"))
<Deals: 586 opportunities (65 open, 70 won, 451 lost), 1677 stage events, 0 rejected>
"""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import Final

from bpcourse.crm.export_writer import ExportForm, Mess, Written, write_export
from bpcourse.crm.generator import Made, generate

__all__ = ["SAMPLES", "sample_bytes", "sample_file", "sample_truth", "write_mangled"]

_SIZE: Final = 580
_SEED: Final = 2026
_FORM: Final = ExportForm(history="open", cents=False, without=("name", "status"))
_MANGLED: Final = ExportForm(
    language="zh",
    encoding="gb18030",
    date_order="excel",
    in_wan=True,
    cents=False,
    history="open",
    title="商机导出 2026-11-20",
    without=("name", "status", "team", "commit"),
)
_MESS: Final = Mess(amounts=0.015, dates=0.015, cut=0.01, repeated=0.01)
SAMPLES: Final = ("deals.csv", "deals_mangled.csv", "commits.csv")


def sample_file(name: str) -> Path:
    """The path of a sample, of `SAMPLES`."""
    return Path(__file__).parent / name


def sample_truth() -> Made:
    """The made deals behind the samples, with what is true of them."""
    return generate(_SIZE, seed=_SEED)


def write_mangled(path: Path) -> Written:
    """Write the mangled sample to *path*; says which of its lines cannot be read, and why."""
    return write_export(sample_truth(), path, _MANGLED, _MESS)


def sample_bytes(name: str) -> bytes:
    """What the sample *name* must hold."""
    if name == "commits.csv":
        return _commits().encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        if name == "deals_mangled.csv":
            write_mangled(path)
        else:
            write_export(sample_truth(), path, _FORM)
        return path.read_bytes()


def _commits() -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["Owner", "Quarter", "Submitted", "Commit"])
    for row in sample_truth().deals.commits.itertuples(index=False):
        writer.writerow([row.owner, f"{row.quarter:%Y-%m-%d}", f"{row.submitted:%Y-%m-%d}", f"{row.amount:.0f}"])
    return text.getvalue()
