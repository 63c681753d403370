"""A port is checked before anything is built."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

import pytest
from ports import main

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_free_port_passes_in_silence(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        free = trial.getsockname()[1]
    main(str(free))

    assert free != taken
    assert capsys.readouterr() == ("", "")


def test_a_port_in_use_is_named_with_another_to_try(taken: int) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(str(taken))

    said = re.fullmatch(
        r"Port (\d+) is in use: choose another, for example {2}make course PORT=(\d+)", str(stopped.value.code)
    )
    assert said is not None
    assert int(said[1]) == taken
    assert 0 < int(said[2]) <= 65535
    assert said[1] != said[2]


@pytest.mark.parametrize("asked", ["", "0", "65536", "99999999999", "-1", "80.5", "http", "8000 ", "²", "８０００x"])
def test_what_is_no_port_is_refused_in_a_sentence(asked: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(asked)

    assert str(stopped.value.code) == f"PORT must be a number from 1 to 65535, got {asked!r}"
