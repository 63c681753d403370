"""Pseudonyms in place of names and mails, the same each time, from a secret that stays on this machine.

A name becomes "Owner 07": the number is this machine's, and no list of the names is kept, only keyed hashes of them
(HMAC-SHA-256, RFC 2104). Who has the secret can check a guess; who has not cannot. Nothing is sent anywhere.
Owners, customers and deal names are replaced, mails are taken out of every other column; a name that someone wrote into
a free text such as the loss reason stays.

>>> pseudonyms = Pseudonyms(secret=bytes(32))
>>> pseudonyms.of("owner", ["Chen Hao", "Wang Jing", "chen hao "])
['Owner 01', 'Owner 02', 'Owner 01']
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Self

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.crm.deals import TEXT, Deals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Pseudonyms"]

_BYTES: Final = 10
"""Of each hash; two of a million names share it once in 10^12 tables."""
_MAIL: Final = r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
_KINDS: Final = ("owner", "account")


@dataclass(eq=False)
class Pseudonyms:
    """Names given out so far; `from_file` and `save` keep them between readings.

    secret: 32 bytes. numbers: for each kind of name, the number of each keyed hash.
    """

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    numbers: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """The pseudonyms kept at *path*; new ones where there is no such file yet."""
        if not path.exists():
            return cls()
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            return cls(secret=bytes.fromhex(kept["secret"]), numbers=kept["numbers"])
        except (ValueError, KeyError, TypeError) as problem:
            sentence = _("{file}: it does not hold pseudonyms; move it away to begin anew")
            raise CourseError(sentence.format(file=path.name)) from problem

    def save(self, path: Path) -> None:
        """Keep them at *path*, for the owner of this account alone; the old file stays until the new one is whole."""
        new = path.with_name(f"{path.name}.new")
        with suppress(FileNotFoundError):
            new.unlink()
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as text:  # noqa: PTH123 - the mode is set before a word is in it
            json.dump({"secret": self.secret.hex(), "numbers": self.numbers}, text)
        new.replace(path)

    def of(self, kind: str, names: Sequence[str]) -> list[str]:
        """A pseudonym for each of *names*; spelling with other spaces or capitals is the same name."""
        hashes = [self._hash(kind, name) for name in names]
        known = self.numbers.setdefault(kind, {})
        for new in sorted(set(hashes) - set(known)):  # by hash: the order says nothing about the export
            known[new] = len(known) + 1
        template = {"owner": _("Owner {number}"), "account": _("Customer {number}")}.get(kind, _("Name {number}"))
        return [template.format(number=f"{known[each]:02d}") for each in hashes]

    def applied(self, deals: Deals) -> Deals:
        """*deals* without names: owners and accounts under pseudonyms, deals under their id, mails taken out."""
        table = deals.opportunities.copy(deep=False)
        for kind in _KINDS:
            table[kind] = self._renamed(table[kind], kind)
        before, _number, behind = _("Deal {number}").partition("{number}")
        table["name"] = before + table["deal_id"] + behind
        for column in ("team", "region", "segment", "source", "loss_reason"):
            table[column] = _without_mails(table[column])
        commits = deals.commits.assign(owner=self._renamed(deals.commits["owner"], "owner"))
        rejected = deals.rejected.assign(found=_mails_out(deals.rejected["found"]))
        return replace(
            deals,
            opportunities=table,
            commits=commits,
            rejected=rejected,
            reading=replace(deals.reading, pseudonyms=True),
        )

    def _renamed(self, column: pd.Series, kind: str) -> pd.Series:
        names = pd.Series(self.of(kind, list(column.cat.categories)), dtype=TEXT)
        codes, categories = pd.factorize(names, sort=True)
        new = np.append(codes, -1)[column.cat.codes.to_numpy()]
        return pd.Series(pd.Categorical.from_codes(new, pd.Index(categories, dtype=TEXT)), index=column.index)

    def _hash(self, kind: str, name: str) -> str:
        same = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", name).strip().casefold())
        return hmac.new(self.secret, f"{kind}\n{same}".encode(), hashlib.sha256).digest()[:_BYTES].hex()


def _without_mails(column: pd.Series) -> pd.Series:
    names = column.cat.categories
    clean = _mails_out(pd.Series(names, dtype=TEXT))
    if clean.equals(pd.Series(names, dtype=TEXT)):
        return column
    codes, categories = pd.factorize(clean)
    new = np.append(codes, -1)[column.cat.codes.to_numpy()]
    return pd.Series(pd.Categorical.from_codes(new, pd.Index(categories, dtype=TEXT)), index=column.index)


def _mails_out(column: pd.Series) -> pd.Series:
    texts = pc.replace_substring_regex(pa.array(column, pa.string()), _MAIL, "…@…")
    return pd.Series(TEXT.__from_arrow__(texts), index=column.index, dtype=TEXT)
