"""Answer cells of a notebook that are no Python: ``deals = 20%`` or ``weeks = 4 weeks`` are taken as text.

A learner types what they would write on paper. Where a cell only sets answers of the exercise and Python cannot read
it, everything behind the equals sign becomes text, which the check then reads.

>>> as_text_cell("target = 1920万", {"target"}, {})
"target = '1920万'"
>>> as_text_cell("signals = A, C and E", {"signals"}, {})
"signals = 'A, C and E'"
>>> as_text_cell("deals = 4 * 20", {"deals"}, {}), as_text_cell("for deal in deals:", {"deals"}, {})
('deals = 4 * 20', 'for deal in deals:')
"""

from __future__ import annotations

import ast
import builtins
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["as_text_cell", "read_free_text"]

_SETS: Final = re.compile(r"(?P<name>[A-Za-z_]\w*)\s*[=＝](?!=)\s*(?P<value>.*)")
_QUOTES: Final = "\"'“”„‘’「」"


def as_text_cell(source: str, names: Collection[str], known: Mapping[str, object]) -> str:
    """*source*, made readable where it only sets some of *names* to what is no Python.

    known: the values that the notebook has so far, which an answer may compute with.
    """
    if _is_readable(source, known):
        return source
    written = _answers(source)
    if not written or not set(written) <= set(names):
        return source
    return "\n".join(f"{name} = {_readable(value, known)}" for name, value in written.items())


def read_free_text(names: Collection[str]) -> None:
    """Have the running notebook, where there is one, take answers called *names* as people type them."""
    # IPython keeps its own function among the builtins while a cell runs; the core does not import IPython for it.
    shell = getattr(builtins, "get_ipython", lambda: None)()
    if shell is None:
        return
    transforms: list[Any] = shell.input_transformers_cleanup
    transforms[:] = [each for each in transforms if not isinstance(each, _FreeText)]
    transforms.append(_FreeText(shell, names))


class _FreeText:
    """What IPython calls with the lines of each cell before it reads them."""

    def __init__(self, shell: Any, names: Collection[str]) -> None:  # noqa: ANN401 - IPython has no types here
        self._shell = shell
        self._names = frozenset(names)

    def __call__(self, lines: list[str]) -> list[str]:
        source = "".join(lines)
        readable = as_text_cell(source, self._names, self._shell.user_ns)
        return lines if readable == source else [f"{readable}\n"]


def _is_readable(source: str, known: Mapping[str, object]) -> bool:
    """Whether Python can read *source* and knows every name it uses."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    sets = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return all(name in known or name in sets or hasattr(builtins, name) for name in used)


def _answers(source: str) -> dict[str, str]:
    """The values set in *source* with the lines that follow each; empty where something else stands there."""
    found: dict[str, str] = {}
    name = ""
    for line in source.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        sets = _SETS.fullmatch(line.strip())
        if sets:
            name = sets["name"]
            found[name] = sets["value"]
        elif name:
            found[name] = f"{found[name]}\n{line.strip()}"
        else:
            return {}
    return found


def _readable(value: str, known: Mapping[str, object]) -> str:
    if _is_readable(value, known) and value.strip():
        return value
    plain = re.sub(r"\s+#\s.*$", "", value).strip().strip(_QUOTES).strip()
    return repr(plain)
