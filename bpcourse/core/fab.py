"""The check of a FAB statement: whether the feature is a fact, the advantage an effect, the benefit a gain.

>>> from bpcourse.core.sales_path import FabStatement
>>> said = FabStatement(feature="12-bit converter", advantage="reads small loads", benefit="accurate to 0.1 kW")
>>> review = review_fab(said)
>>> [step.is_sound for step in review.steps]
[True, True, False]
>>> review.benefit.reason
'“0.1 kW” describes the product: say what the customer has more or less of because of it.'

Features, advantages and benefits are told apart as in Rackham, N. (1988), "SPIN Selling", McGraw-Hill: a fact about the
product, how it can help, and how it meets a need of this customer. Only the words are judged, by lists of words in
`bpcourse.core.fab_words`; whether a claim is true they cannot tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bpcourse.core.fab_words import FabWords, fab_words, repeats
from bpcourse.core.goals.review import LONGEST_TEXT, language_of
from bpcourse.core.language import N_, _, language_from

if TYPE_CHECKING:
    from bpcourse.core.sales_path import FabStatement

__all__ = ["FabFault", "FabReview", "FabStep", "StepReview", "review_fab"]


class FabStep(StrEnum):
    """One of the three steps, in the order in which they are told."""

    FEATURE = "feature"
    ADVANTAGE = "advantage"
    BENEFIT = "benefit"

    @property
    def label(self) -> str:
        """The step in a word."""
        return _(_LABELS[self])


_LABELS: Final = {
    FabStep.FEATURE: N_("Feature"),
    FabStep.ADVANTAGE: N_("Advantage"),
    FabStep.BENEFIT: N_("Benefit"),
}


class FabFault(StrEnum):
    """Why a step is not what it claims to be."""

    EMPTY = "empty"
    REPEATED = "repeated"
    PRAISE = "praise"
    GAIN = "gain"
    SPECIFICATION = "specification"
    SELLER = "seller"
    NOBODY = "nobody"
    NO_GAIN = "no_gain"


_SOUND: Final = {
    FabStep.FEATURE: N_("A fact: anyone could check it."),
    FabStep.ADVANTAGE: N_("An effect: it says what the feature does, or does better."),
    FabStep.BENEFIT: N_("“{word}” is a gain, and it is the customer's."),
}
_EMPTY: Final = {
    FabStep.FEATURE: N_("Nothing here yet: what is it, or what does it have?"),
    FabStep.ADVANTAGE: N_("Nothing here yet: what does the feature do better than what the customer has today?"),
    FabStep.BENEFIT: N_("Nothing here yet: what does this customer gain?"),
}
_FAULTS: Final = {
    FabFault.REPEATED: N_("This says an earlier step again in other words: go one step on."),
    FabFault.PRAISE: N_("This is praise, and every rival says the same: name something that can be checked."),
    FabFault.GAIN: N_("“{word}” is already what the customer gains: move it to the benefit."),
    FabFault.SPECIFICATION: N_(
        "“{word}” describes the product: say what the customer has more or less of because of it."
    ),
    FabFault.SELLER: N_("“{word}” speaks of the seller: say what changes for the customer."),
    FabFault.NOBODY: N_("“{word}” could be anyone's: say whose it is, or how much it is."),
    FabFault.NO_GAIN: N_("No gain is named: say what the customer has more or less of: time, money, risk, output."),
}
_NO_EFFECT: Final = N_("This describes the product: say what it does better than what the customer has today.")


@dataclass(frozen=True, kw_only=True)
class StepReview:
    """What one step is, and why.

    step: which of the three; text: its words; fault: why it is not what it claims to be, None where it is;
    word: the word or words that settled it, empty where none did.
    """

    step: FabStep
    text: str
    fault: FabFault | None = None
    word: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether the step is what it claims to be."""
        return self.fault is None

    @property
    def reason(self) -> str:
        """One sentence on why, in the language of the moment."""
        if self.fault is None:
            return _(_SOUND[self.step]).format(word=self.word)
        if self.fault is FabFault.EMPTY:
            return _(_EMPTY[self.step])
        if self.fault is FabFault.SPECIFICATION and self.step is FabStep.ADVANTAGE:
            return _(_NO_EFFECT)
        return _(_FAULTS[self.fault]).format(word=self.word)


@dataclass(frozen=True, kw_only=True)
class FabReview:
    """The three steps of one statement, each with its verdict."""

    feature: StepReview
    advantage: StepReview
    benefit: StepReview

    @property
    def steps(self) -> tuple[StepReview, StepReview, StepReview]:
        """Feature, advantage, benefit."""
        return self.feature, self.advantage, self.benefit

    @property
    def is_sound(self) -> bool:
        """Whether all three are what they claim to be."""
        return all(step.is_sound for step in self.steps)


def review_fab(statement: FabStatement, *, lang: str | None = None) -> FabReview:
    """What each step of *statement* is.

    lang: "en" or "zh_CN" (as `language_from` takes it); without it the language is that of each step.

    >>> from bpcourse.core.sales_path import FabStatement
    >>> said = FabStatement(feature="传感器带电卡装", advantage="安装时不用停线", benefit="贵厂不损失一小时产量")
    >>> review_fab(said).is_sound
    True
    """
    feature, advantage, benefit = (
        text[:LONGEST_TEXT].strip() for text in (statement.feature, statement.advantage, statement.benefit)
    )

    def words(text: str) -> FabWords:
        return fab_words(language_from(lang) if lang else language_of(text))

    return FabReview(
        feature=_feature(feature, words(feature)),
        advantage=_advantage(advantage, feature, words(advantage)),
        benefit=_benefit(benefit, (feature, advantage), words(benefit)),
    )


def _feature(text: str, words: FabWords) -> StepReview:
    """A fact about the product or the service; not praise of it, and not what a customer gets out of it."""
    step = FabStep.FEATURE
    if not text:
        return StepReview(step=step, text=text, fault=FabFault.EMPTY)
    if gain := words.gain_for_you(text):
        return StepReview(step=step, text=text, fault=FabFault.GAIN, word=gain)
    if not words.has_content(text):
        return StepReview(step=step, text=text, fault=FabFault.PRAISE)
    return StepReview(step=step, text=text)


def _advantage(text: str, feature: str, words: FabWords) -> StepReview:
    """What the feature does, or does better."""
    step = FabStep.ADVANTAGE
    if not text:
        return StepReview(step=step, text=text, fault=FabFault.EMPTY)
    if repeats(text, feature):
        return StepReview(step=step, text=text, fault=FabFault.REPEATED)
    if gain := words.gain_for_you(text):
        return StepReview(step=step, text=text, fault=FabFault.GAIN, word=gain)
    if not words.has_content(text):
        return StepReview(step=step, text=text, fault=FabFault.PRAISE)
    if not words.effect(text) and words.is_bare(text):
        return StepReview(step=step, text=text, fault=FabFault.SPECIFICATION)
    return StepReview(step=step, text=text)


def _benefit(text: str, before: tuple[str, str], words: FabWords) -> StepReview:
    """A gain, and either whose it is or how much."""
    step = FabStep.BENEFIT
    if not text:
        return StepReview(step=step, text=text, fault=FabFault.EMPTY)
    if any(repeats(text, earlier) for earlier in before):
        return StepReview(step=step, text=text, fault=FabFault.REPEATED)
    if not words.has_content(text):
        return StepReview(step=step, text=text, fault=FabFault.PRAISE)
    gain = words.gain(text)
    if gain and (words.customer(text) or words.counted_gain(text)):
        return StepReview(step=step, text=text, word=gain)
    if own := words.customers_own(text):
        return StepReview(step=step, text=text, word=own)
    fault, word = (FabFault.NOBODY, gain) if gain else _without_gain(text, words)
    return StepReview(step=step, text=text, fault=fault, word=word)


def _without_gain(text: str, words: FabWords) -> tuple[FabFault, str]:
    """What a benefit that names no gain is instead, and the word that shows it."""
    if word := words.seller(text):
        return FabFault.SELLER, word
    if not words.customer(text) and (word := words.specification(text)):
        return FabFault.SPECIFICATION, word
    return FabFault.NO_GAIN, ""
