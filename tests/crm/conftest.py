"""Made deals that several tests read back."""

from __future__ import annotations

import pytest

from bpcourse.crm.generator import Faults, Made, generate


@pytest.fixture(scope="session")
def clean() -> Made:
    """Three hundred deals without faults."""
    return generate(300, seed=3, faults=Faults.none())


@pytest.fixture(scope="session")
def made() -> Made:
    """Three hundred deals with every fault."""
    return generate(300, seed=4)
