"""What the report is about: takes an account and the scene, gives why the account is only mentioned in passing or is no news, or None.

A court story, an accident, a vote, a memorial or an obituary names old or other incidents as its background; sport, money and fiction borrow the words of
violence; a drill only plays it. What is told in a clause of its own and dated within days of the report is news all the same.

>>> aside(None, [], None)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.joining.tallies import in_clause
from geomap.extraction.judging.ages import YEAR_DAYS, long_past, nominal, old, own_day, recent
from geomap.extraction.judging.passing import in_passing
from geomap.extraction.judging.realms import borrowed
from geomap.extraction.judging.remembered import remembered
from geomap.extraction.judging.view import View, says, text_of, words_of
from geomap.extraction.lexicons import context, topics, triggers
from geomap.extraction.setting.anchoring import basis_rank

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene, Sentence

MANY = 3
LIKENED = re.compile(
    r"\b(?:(?:like|as in|out of) (?:being )?(?:in |something (?:out of|from) )?an? (?:\w+ )?(?:film|movie|thriller|novel|soap)|movie (?:house|theat(?:er|re))s?)\b",
    re.IGNORECASE,
)
"""A witness who likens what he saw to a film tells of no film, and a cinema is a building."""
SCORE = re.compile(r"\b\d{1,3}\s?[-\u2013]\s?\d{1,3}\b")


def aside(account: Account | None, kept: list[Account], scene: Scene | None) -> str | None:
    """Return why the account is no more than background of a report about something else, or None."""
    if account is None or scene is None:
        return None
    view = View(account, scene)
    for topic, judge in TOPICS.items():
        if judge(view):
            return topic
    opens = scene.once("opens", lambda: any(m.sentence in view.opening and not nominal(m) for a in kept for m in a.mentions))
    reason = in_passing(account, scene, background=opens)
    if reason or opens:
        return reason
    headline = words_of(s for s in view.opening if s.kind == "heading")
    if headline & context()["politics"] and all(nominal(m) for m in account.mentions):
        return "mentioned in passing in a report about politics"
    if words_of(view.opening) & context()["accident"] and not _firm(account):
        return "mentioned in passing in a report about an accident"
    return None


def _sport(view: View) -> bool:
    words = len(words_of(view.around) & topics()["sport"]) + bool(SCORE.search(text_of(view.near)))
    return words >= MANY and (not view.armed or words >= 2 * MANY) and _playable(view)


def _finance(view: View) -> bool:
    if any(m.category in ("arson", "sabotage") and m.agents and m.targets and not m.is_noun for m in view.account.mentions):
        return False  # "two stores were put to the torch by men on bikes"
    return len(words_of(view.around) & topics()["finance"]) >= MANY and not view.armed and not view.counted and _playable(view)


def _playable(view: View) -> bool:
    return all(
        m.category in topics()["playable"] or m.category == "-" or (m.category == "arrest" and m.rule.lemma in topics()["caught_in_play"])
        for m in view.account.mentions
    )


def _fiction(view: View) -> bool:
    mentions = view.account.mentions
    if any(map(_of_a_work, mentions)) and all(m.is_noun or _of_a_work(m) for m in mentions):
        return True
    if text_of(view.opening[:1]).lstrip().startswith(tuple(topics()["review_heads"])):
        return not recent(mentions, view.scene)
    if topics()["fiction"].isdisjoint(words_of(view.around)):
        return False
    words = {w for s in view.around if not LIKENED.search(text_of([s])) for w in s.forms}
    made_up = len(words & topics()["fiction"])
    return made_up > 0 and made_up + len(words & topics()["telling"]) >= 2 and not recent(view.account.mentions, view.scene)


def _of_a_work(mention: Mention) -> bool:
    """Tell whether it is what a play or a book is about: "a play about the murder of X opened in London", "a film in which gunmen take hostages"."""
    for child, above in ancestors(mention.token):
        if child.dep_ == "prep" and child.lower_ == "about" and above.lemma_.lower() in topics()["works"]:
            return True
        within = next((c for c in child.children if c.dep_ == "prep" and c.lower_ == "in" and any(o.lower_ == "which" for o in c.children)), None)
        if child.dep_ == "relcl" and within is not None and above.lemma_.lower() in topics()["works"] | topics()["fiction"]:
            return True
    return False


def _drill(view: View) -> bool:
    """Tell whether it is only played: told under a drill, or beside a drill and words of pretence."""
    played = topics()["drill"]
    if says(view.around, "drill_phrases") or _of_drill(view):
        return True
    doers = [p for m in view.account.mentions for p in m.agents]
    if (
        not any(h.count.best for m in view.account.mentions for h in m.harms)
        and says(view.near, "exercise_phrases")
        and not any(p.non_state or p.actor is not None for p in doers)
    ):
        return True
    if not words_of(view.own) & played:
        return len(words_of(view.near) & topics()["pretence"] & played) > 0 and len(words_of(view.near) & topics()["pretence"]) > 1 and not view.counted
    over = [word for m in view.account.mentions for _, above in ancestors(m.token) for word in (above, *children(above, "dobj"))]
    if any(word.lemma_.lower() in played - {"training"} and word.pos_ == "NOUN" for word in over):
        return True  # "an exercise in which tanks shelled ...", "will hold an exercise, with tanks shelling ..."
    return len(words_of(view.around) & topics()["pretence"]) > 1


def _relic(view: View) -> bool:
    """Tell whether it is of what an old war left in the ground."""
    return all(m.category in ("bombing", "-") for m in view.account.mentions) and says(view.own, "relics") and not view.counted


def _wildlife(view: View) -> bool:
    """Tell whether the report opens with wild animals, and an account tells of no more than the dead, or of what such animals did; with nobody else who did it."""
    mentions = view.account.mentions
    armed = any(w.name.lower() not in topics()["thrown_at_beasts"] for m in mentions for w in m.weapons)
    if armed or any(p.is_person or p.actor for m in mentions for p in m.agents):
        return False
    beasts = [t for s in view.opening for t in s.parse if t.lemma_.lower() in topics()["wildlife"] and t.pos_ == "NOUN" and t.is_lower]
    heads = [t.head.head if t.dep_ == "pobj" and t.head.head.lemma_.lower() in topics()["herds"] else t for t in beasts]
    if any(t.dep_ == "nsubj" or (t.dep_ == "pobj" and t.head.lower_ == "by") for t in heads):
        return True
    return bool(beasts) and all(m.rule.kind == "harm" for m in mentions)


def _of_drill(view: View) -> bool:
    """Tell whether the whole report is of a drill: its headline names one, and what follows speaks of scenarios and participants."""
    titles = (s for s in view.opening if s.kind == "heading")
    if not any(t.lemma_.lower() in topics()["drill"] - {"training"} and t.pos_ in ("NOUN", "PROPN") for s in titles for t in s.parse):
        return False
    return len(view.scene.once("words", lambda: words_of(view.scene.sentences)) & topics()["pretence"]) > MANY


def _obituary(view: View) -> bool:
    return says(view.opening, "obituary_phrases") and not recent(view.account.mentions, view.scene)


def _history(view: View) -> bool:
    return (len(words_of(view.around) & topics()["history"]) > 1 and not recent(view.account.mentions, view.scene)) or long_past(
        view.account.mentions, view.scene
    )


def _court(view: View) -> bool:
    if _about(view.opening, "court") and not recent(view.account.mentions, view.scene):
        return True
    if words_of(view.opening) & topics()["bench"] and all(in_clause(m) and old(m, view.scene, YEAR_DAYS) for m in view.account.mentions):
        return True
    mentions = view.account.mentions
    if (says(view.opening[:2], "verdict_phrases") or _ruled(view.opening)) and not any(own_day(m, view.scene) and not m.court for m in mentions):
        return True
    return _trial(view.opening) and (
        any(old(m, view.scene) for m in mentions) or words_of(s for s in view.opening if s.kind == "heading") & topics()["trial"] != set()
    )


def _ruled(opening: list[Sentence]) -> bool:
    """Tell whether the first sentence says that somebody was jailed, convicted or acquitted, or speaks of little but a court."""
    first = next((s for s in opening if s.kind != "heading"), None)
    if first is None:
        return False
    root = first.parse.root
    of_courts = len(first.forms & (topics()["bench"] | topics()["trial"])) >= MANY and (root.lemma_.lower(), root.pos_) not in triggers()
    return root.lemma_.lower() in topics()["ruled"] or of_courts


def _trial(opening: list[Sentence]) -> bool:
    """Tell whether the report opens with a trial: in its words, or as what its first sentence is of."""
    lists = topics()
    if says(opening[:1], "court_phrases") or words_of(s for s in opening if s.kind == "heading") & lists["trial"]:
        return True
    first = next((s for s in opening if s.kind != "heading"), None)
    if first is None:
        return False
    root = first.parse.root
    return root.lemma_.lower() in lists["trial"] or any(c.dep_ == "nsubj" and c.lemma_.lower() in lists["courts"] for c in root.children)


def _talk(view: View) -> bool:
    """Tell whether the headline is of politics, and an account of the opening has no arms, no numbers and no dead."""
    if (
        not all(s in view.opening for s in view.own)
        or view.armed
        or view.counted
        or not words_of(s for s in view.opening if s.kind == "heading") & context()["politics"]
    ):
        return False
    return _playable(view) and not any(h.effect == "killed" for m in view.account.mentions for h in m.harms)


def _mishap(view: View) -> bool:
    """Tell whether the report says that it was an accident."""
    if words_of(s for s in view.opening if s.kind == "heading") & topics()["mishap_titles"] and not any(
        m.weapons or any(p.non_state for p in m.agents) or (m.rule.kind == "event" and not m.is_noun) for m in view.account.mentions
    ):
        return True
    if (
        any(
            m.rule.frame == "mutual" or (m.rule.category == "riot" and not m.is_noun) or any(p.non_state or p.actor is not None for p in m.agents)
            for m in view.account.mentions
        )
        or words_of(view.own) & topics()["forces"]
    ):
        return False  # what forces do by mistake is an incident
    return bool(words_of(view.own) & topics()["mishap_words"]) or says(view.near, "mishap_phrases") or any(map(_called_accident, view.near))


def _called_accident(sentence: Sentence) -> bool:
    """Tell whether a sentence calls what was told an accident: "the accident happened at noon", "it was an accident"."""
    return any(
        t.lemma_.lower() in topics()["called"] and (t.dep_ == "attr" or any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in t.children))
        for t in sentence.parse
    )


def _offence(view: View) -> bool:
    """Tell whether it is an arrest for an ordinary offence."""
    mentions = view.account.mentions
    if any(m.category not in ("arrest", "-") for m in mentions) or any(
        p.head.lemma_.lower() in topics()["forces"] or p.non_state for m in mentions for p in m.agents
    ):
        return False
    if any(_of_offences(s) for s in view.opening):
        return True
    words = words_of(view.near)
    return bool(words & topics()["offences"]) and not words & topics()["grave"] and not any(h.phrase.non_state for m in mentions for h in m.harms)


def _of_offences(sentence: Sentence) -> bool:
    """Tell whether a report opens with people arrested on such charges only: "police arrested two people on drug and theft charges"."""
    if not sentence.forms & {"arrest", "charge"} or sentence.forms & (topics()["grave"] - {"suspect"}):
        return False
    charges = [t for t in sentence.parse if t.lemma_.lower() == "charge" and t.pos_ == "NOUN"]
    return any(t.lemma_.lower() in topics()["offences"] for c in charges for t in c.subtree)


TOPICS = {
    "sport": _sport,
    "money, not violence": _finance,
    "fiction": _fiction,
    "a drill": _drill,
    "borrowed words": borrowed,
    "left from an old war": _relic,
    "done by animals": _wildlife,
    "remembered, not reported": remembered,
    "background of an obituary": _obituary,
    "history": _history,
    "background of a court story": _court,
    "mentioned in passing in a report about politics": _talk,
    "an accident": _mishap,
    "an arrest for an ordinary offence": _offence,
}


def _about(opening: list[Sentence], name: str) -> bool:
    """Tell whether the headline or the main clause of the first sentence is of the kind `name`."""
    words = context()[name]
    headings = [s for s in opening if s.kind == "heading"]
    if any(t.lemma_.lower() in words for s in headings for t in s.parse):
        return True
    first = next((s for s in opening if s.kind != "heading"), None)
    if first is None:
        return False
    root = first.parse.root
    deed = (root.lemma_.lower(), root.pos_) in triggers()
    near = [
        root,
        *(c for c in root.children if name == "court" and c.dep_ == "nsubj" and root.lemma_ == "rule"),  # "the High Court ruled that"
        *(
            c for c in root.children if c.dep_ in ("xcomp", "acomp", "attr", "oprd") or (c.dep_ == "dobj" and not deed)
        ),  # not "gunmen killed a judge outside a court"
        *(g for c in root.children if c.dep_ == "prep" and not deed for g in c.children),
    ]
    return any(t.lemma_.lower() in words and not _plea(t) for t in near)


def _plea(token: Token) -> bool:
    """Tell whether it is an appeal to somebody, not one against a sentence: "we repeat our appeal to the government to stop the raids"."""
    asked = any(c.lower_ in ("to", "for") or (c.dep_ in ("acl", "relcl") and c.tag_ == "VB") for c in token.rights)
    return token.lemma_.lower() == "appeal" and asked


def _firm(account: Account) -> bool:
    """Tell whether place and time of the account are its own."""
    placed = any(basis_rank(b) >= basis_rank("sentence") for m in account.mentions for _, b in m.places)
    dated = any(basis_rank(b) >= basis_rank("sentence") for m in account.mentions for _, b in m.dates)
    return placed and dated and all(m.status == "occurred" for m in account.mentions)
