"""Customers, places and goods whose English names are put together from everyday words: "service contracts".

>>> [found.group() for found in known_names().finditer("sell service contracts to large customers")]
['service contracts', 'large customers']
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

__all__ = ["known_names"]

_SIZE: Final = (
    r"(?:small(?:er)?|mid-?sized?|mid-?market|mid-?tier|medium(?:-sized)?|large(?:r)?|big(?:ger)?|young|growing|major)"
)

# What stands behind: what stands before. A name is any pair of a line.
_PAIRS: Final = {
    r"(?:customers?|clients?|accounts?|buyers?|users?|consumers?|shoppers?|subscribers?)": (
        r"key|major|strategic|named|national|global|corporate|private|dormant|lapsed|enterprise|business|institutional"
        r"|industrial|commercial|public-sector|self-employed|high-value|premium|wealthy|affluent|low-income"
        r"|high-net-worth|rural|urban|overseas|foreign|domestic|international|regional|local|residential|small|large"
        r"|larger|smaller|big|bigger|mid-?sized?|medium-sized|mid-?market|vip|first-time|walk-in|free-tier|trial"
        r"|inactive|sleeping|top-tier|second-tier|long-tail|over-\d\ds?|under-\d\ds?"
    ),
    r"(?:areas?|regions?|districts?|provinces?|communities|markets?|territor(?:y|ies))": (
        r"rural|urban|suburban|remote|coastal|northern|southern|eastern|western|central|border|metropolitan|export"
        r"|emerging|domestic|home|foreign|overseas|neighbou?ring|housing|second-hand|frontier|developing|mass"
    ),
    r"(?:cities|towns)": r"big|large|small|smaller|major|second-tier|first-tier|third-tier|mid-?sized?",
    r"homes?": r"care|nursing|family|holiday|mobile|second|show|retirement|private|new",
    r"(?:contracts?|agreements?|plans?|packages?|deals)": (
        r"maintenance|service|support|cleaning|leasing|supply|rental|hosting|outsourcing|energy|full-service|licen[cs]e"
        r"|care|care-and-repair|annual|family|group|business|starter|repair"
    ),
    r"(?:services?|advice|mandates?)": (
        r"cleaning|parcel|courier|delivery|repair|recruitment|design|advisory|audit|relocation|concierge|security"
        r"|laundry|meal|express|rental|managed|professional|cloud|legal|tax|translation|testing|field|financial|it"
        r"|consulting|training|after-sales|digital|emergency|payment|removal|valet"
    ),
    r"(?:hours|days)": r"consulting|cleaning|tutoring|billable|chargeable|machine",
    r"parts": r"spare|replacement|wear|machine|auto",
    r"(?:tickets?|passes)": r"season|day|group|return|first-class|early-bird|annual",
    r"tools?": r"power|hand|machine|cutting",
    r"accounts?": r"savings|current|checking|deposit|custody|escrow|pension|brokerage",
    r"(?:tiers?|editions?|versions?|ranges?|segments?|classes|lines?|models?)": (
        r"entry-level|premium|basic|free|paid|pro|top|upper|lower|gold|silver|platinum|private-label|own-label|house"
        r"|flagship|second|luxury|budget|mid-?range|product|economy|standard"
    ),
    r"(?:brands?|labels?)": r"own|house|private|second|premium",
    r"(?:sector|industry)": r"public|private|third|voluntary|leisure|service|financial|primary",
    r"(?:centres?|centers?)": r"call|data|shopping|health|service|contact|training|leisure|day|test|distribution",
    r"(?:stations?|points?)": r"service|charging|filling|petrol",
    r"(?:businesses|business|firms|companies|enterprises|employers|organi[sz]ations)": (
        rf"{_SIZE}(?:\s(?:and|or|to)\s[a-z-]{{3,12}})?|family|local|listed|foreign|privately held|public|export"
    ),
    r"(?:shops?|stores?|channels?|orders?|sales)": (
        r"online|web|in-store|offline|mobile|direct-to-consumer|field|indirect|export|telephone"
    ),
}
# Alone they name somebody: "more walk-ins", "firms with 500 employees".
_ALONE: Final = (
    r"\b(?:firms|companies|businesses|customers|clients|accounts|employers|organi[sz]ations|enterprises"
    r"|buyers)\s(?:with|of"
    r"|over|above|under|below|having|employing|exceeding|from|whose|that (?:have|employ)|who (?:have|employ"
    r"|own))\s[^,.;:]{0,40}?"
    r"\b(?:employees|staff|people|workers|workforce|headcount|turnover|revenues?|outlets|branches|sites|beds|rooms"
    r"|seats"
    r"|vehicles|or more|and over|-plus)\b"
    r"|\b(?:start-ups?|scale-ups?|first-time (?:buyers|customers)|walk-ins?|new-builds?|smes?|smbs?|b2b|b2c|d2c|ngos?"
    r"|over-the-counter|e-commerce|after-sales)\b"
)


@cache
def known_names() -> re.Pattern[str]:
    """Any of these names, in lower case."""
    pairs = "|".join(rf"(?:{before})\s{behind}" for behind, before in _PAIRS.items())
    # "annual contract value" is a measure
    return re.compile(rf"\b(?:{pairs})\b(?!\s(?:value|size|volume|length|duration|renewals?|margin)\b)|{_ALONE}")
