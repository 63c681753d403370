from __future__ import annotations

from bpcourse.core import kpi


def test_every_public_name_exists_once() -> None:
    assert len(set(kpi.__all__)) == len(kpi.__all__)
    assert all(hasattr(kpi, name) for name in kpi.__all__)
