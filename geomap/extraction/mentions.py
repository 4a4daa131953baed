"""A mention: one trigger in one sentence, with who takes part in it and how real it is. Filled by roles, status and anchoring, joined into accounts.

>>> from geomap.types import Span
>>> Weapon("car bomb", "explosive", "bombing", Span(start=0, end=8)).category
'bombing'
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import triggers, words

BY_WEAPON = frozenset(["suicide_bombing", "bombing", "shelling", "air_strike", "arson"])
AIMED_BY_HAND = frozenset(["firearm", "blade"])
"""Kinds of weapons that wound nobody unless somebody uses them."""

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.lexicons import Rule
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence
    from geomap.types import Attribution, Count, DateMention, Resolution, Span, Status

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Weapon:
    """What was used: its name, kind, the category that it makes of an attack, and where it is named."""

    name: str
    kind: str
    category: str
    span: Span


@dataclass(slots=True, eq=False)
class Harm:
    """What happened to whom: a phrase of people, the effect, and how many where the words give it apart from the phrase ("the toll rose to 40").

    A `total` is of all, a `part` of those counted already, and an `outdated` number has since been replaced. Who is `among` others are some of a whole told of
    before ("two of the guards"); who is in the `care` of doctors may have been counted among the injured, and who died `of_wounds` has been. A number that is
    `reckoned` is somebody's figure of all, and counts where nothing else does.
    """

    phrase: Phrase
    effect: str
    count: Count
    count_span: Span
    additional: bool = False
    total: bool = False
    part: bool = False
    outdated: bool = False
    spared: bool = False
    among: bool = False
    care: bool = False
    of_wounds: bool = False
    reckoned: bool = False
    office: Phrase | None = None
    full: Phrase | None = None

    @property
    def telling(self) -> bool:
        """Tell whether its words say who was harmed: "it", "them" and "the two killings" do not."""
        head = self.phrase.head
        if head.pos_ == "PRON" and head.tag_ in ("PRP", "PRP$", "WP", "WDT"):
            return False
        return self.total or (head.lemma_.lower(), "NOUN") not in triggers() or head.lemma_.lower() in words("out_and_about")


@dataclass(slots=True, eq=False)
class Mention:
    """One trigger and what its sentence says of it.

    `real` is False where the words say nothing happened (`reason` says why); `generic` where they speak of attacks in general, `definite` where they point
    back ("the attack"), `background` where the sentence tells of them beside its own story.
    """

    sentence: Sentence
    token: Token
    rule: Rule
    agents: list[Phrase] = field(default_factory=list)
    targets: list[Phrase] = field(default_factory=list)
    harms: list[Harm] = field(default_factory=list)
    weapons: list[Weapon] = field(default_factory=list)
    links: list[Token] = field(default_factory=list)
    real: bool = True
    reason: str = ""
    status: Status = "occurred"
    attribution: Attribution = "stated"
    claimant: Phrase | None = None
    reporter: Phrase | None = None
    generic: bool = False
    definite: bool = False
    plural: bool = False
    series: bool = False
    court: bool = False
    perfect: bool = False
    status_token: Token | None = None
    places: list[tuple[Resolution, str]] = field(default_factory=list)
    unknown: list[tuple[Resolution, str]] = field(default_factory=list)
    """Names of places that the gazetteer does not hold, with their basis."""
    dates: list[tuple[DateMention, str]] = field(default_factory=list)
    known: dict[Callable[[Mention], object], object] = field(default_factory=dict, repr=False)
    """What has been asked of it by `asked_once`."""

    def refuse(self, reason: str) -> None:
        """Say that its words tell of nothing that happened, and why."""
        self.real, self.reason = False, reason

    @property
    def category(self) -> str:
        """Return the category of its words; a weapon speaks where the words are general, and who did it where the same word tells of two things."""
        own = self.rule.category
        winged = self.by_wings or any(w.kind == "aircraft" and not w.name for w in self.weapons)
        flown = own == "bombing" or (winged and (own == "shelling" or (own == "armed_attack" and self.rule.kind == "event")))
        if (flown and self.by_air) or (own == "raid" and any(w.category == "air_strike" and not w.name for w in self.weapons)):
            return "air_strike"
        if own == "air_strike" and self.rule.lemma == "strike" and self.weapons and all(w.category == "shelling" for w in self.weapons):
            return "shelling"  # "a HIMARS strike"
        if own == "arrest" and self.by_captors:
            return "kidnapping"
        if own == "kidnapping" and self.rule.lemma in words("leading_off") and self.agents and all(p.state for p in self.agents) and not self.as_captives:
            return "arrest"  # "troops led away four young men"
        if own in ("armed_attack", "-") and self.rule.kind in ("event", "blast", "generic", "harm"):
            return own if own == "armed_attack" and self.by_gun else next((w.category for w in self.weapons if w.category in BY_WEAPON), own)
        return own

    @property
    def as_captives(self) -> bool:
        """Tell whether it is said that people were taken captive or hostage: "mutineers took their officers captive"."""
        return any(c.dep_ in ("oprd", "dobj", "acomp", "xcomp") and c.lemma_.lower() in words("captives") for c in self.token.children)

    @property
    def by_gun(self) -> bool:
        """Tell whether those who attacked had guns, whatever they carried besides: "stormed a school with guns and pipe bombs", "gunmen in suicide vests"."""
        gunmen = any(p.head.lemma_.lower() == "gunman" for p in self.agents) and not self.is_noun
        return any(w.kind == "firearm" for w in self.weapons) or (gunmen and all(w.category == "suicide_bombing" for w in self.weapons))

    @property
    def by_air(self) -> bool:
        """Tell whether aircraft did it: "helicopters bombed the village"."""
        return any(w.category == "air_strike" for w in self.weapons) or self.by_wings

    @property
    def by_wings(self) -> bool:
        """Tell whether an air force did it."""
        named = (p.bare.lower().split(" of ")[0].endswith(("air force", "air component", "air wing", "air task force", "aircraft")) for p in self.agents)
        glossed = (p.head.lemma_ == "force" and any(c.lemma_ == "air" for c in p.head.lefts) for p in self.agents)  # "l'aviation"
        return any(named) or any(glossed)

    @property
    def by_captors(self) -> bool:
        """Tell whether an armed group took people as captives: "rebels captured two nurses", where the police would have arrested them."""
        taken = self.token.lemma_.lower() in words("capturing") | words("detaining") and not any(h.phrase.non_state for h in self.harms)
        if self.token.lemma_.lower() in words("seizing") and (
            is_passive(self.token) if not self.agents else not any(p.state or "official" in p.classes for p in self.agents)
        ):
            return taken  # "a Frenchman was seized", "... by men of the column"
        if self.token.lemma_.lower() in words("detaining") and any(p.actor for p in self.agents):
            return False  # some that are named hold a country, and arrest: "the Taliban detained two journalists"
        return taken and bool(self.agents) and all(p.non_state for p in self.agents)

    @property
    def order(self) -> tuple[int, int]:
        """Return where it stands in the document."""
        return (self.sentence.index, self.token.i)

    @property
    def is_noun(self) -> bool:
        """Tell whether the trigger is a noun."""
        return self.rule.pos == "NOUN"


def asked_once(judge: Callable[[Mention], Answer]) -> Callable[[Mention], Answer]:
    """Let `judge` be asked once of each mention: it hangs on its words and on who takes part, which no longer change when mentions are joined."""

    @functools.wraps(judge)
    def remembered(mention: Mention) -> Answer:
        known = mention.known
        if judge not in known:
            known[judge] = judge(mention)
        return known[judge]  # type: ignore[return-value]

    return remembered
