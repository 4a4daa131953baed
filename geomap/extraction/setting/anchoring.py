"""Where and when by syntax: takes the mentions of a sentence, gives each the places and dates that govern it, with how they do.

The basis of each is "syntax" (it hangs on the trigger), "sentence" (it frames the sentence), "frame" (it heads the entry, see frames.py), "chapter" (it heads what stands below it) or "weak" (it describes a
person, a speaker or a way taken).

>>> basis_rank("syntax") > basis_rank("sentence") > basis_rank("weak")
True
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.clauses import clause_of
from geomap.extraction.grammar.lending import happening, light_verbs
from geomap.extraction.grammar.syntax import ancestors
from geomap.extraction.grammar.voice import PEOPLE
from geomap.extraction.lexicons import context, nouns, words
from geomap.extraction.names.nowhere import doer
from geomap.extraction.roles.others import comes_later, days_apart, days_before, known_one_of_row, lend_days, length_before, moved, occasion, of_other, of_row
from geomap.extraction.roles.tolls import died_later
from geomap.extraction.setting.afar import long_before
from geomap.extraction.setting.aftermath import came_after, of_toll, told_of
from geomap.extraction.setting.comparing import compared
from geomap.extraction.setting.other_times import of_something_else
from geomap.extraction.setting.spoken_days import as_charged, before_speaker, of_speech, said_on
from geomap.extraction.setting.spots import spots
from geomap.extraction.setting.stories import stories
from geomap.extraction.setting.ways import absolute, away, beside_country, carried, going_on, in_treatment, other_neighbour, over_border, passing, played
from geomap.extraction.setting.whose import counted, keeps_abroad, of_thing, whose
from geomap.extraction.setting.within import leads_into, nested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Sentence
    from geomap.types import DateMention

RANKS = {"syntax": 3, "sentence": 2, "frame": 2, "weak": 1}
LATER = re.compile(r"\b(?:later|after|afterwards?|earlier|before|ago|thereafter)\b", re.IGNORECASE)
COUNTRY = 6
CLOCK = re.compile(
    r"(?:at |about |around |by |shortly |before |after )*(?:\d{1,2}[:.]\d\d|\d{4}|\d{1,2})\s*(?:[ap]\.?\s?m\.?|hours|hrs|gmt|utc|local time|o'clock|z|\(?\d{4} gmt\)?)*(?:\s*(?:local time|gmt|utc|midnight|noon))?|noon|midnight|noontime",
    re.IGNORECASE,
)
NAMED = frozenset(["ORG", "PERSON", "NORP"])


def basis_rank(basis: str) -> int:
    """Return how much `basis` says."""
    return RANKS.get(basis, 0)


def anchor(sentence: Sentence, mentions: list[Mention], beside: Sequence[Mention] = ()) -> None:
    """Give each of the sentence's `mentions` its places and dates, and what hangs on others `beside` them to nobody else: "who fears attacks in Spain"."""
    at = {verb.i: m for m in mentions if m.is_noun for verb in (*light_verbs(m.token), happening(m.token)) if verb is not None}
    if stories(sentence, mentions):
        at |= {m.token.head.i: m for m in mentions if m.rule.frame == "adjective" and m.token.head.lemma_ == "leave"}  # "a bomb in X left two dead"
    at |= {m.token.i: m for m in (*beside, *mentions)}
    for mention in mentions:
        _relative(mention, sentence)
    _anchor_places(sentence, mentions, at)
    _anchor_dates(sentence, mentions, at)


def _anchor_places(sentence: Sentence, mentions: list[Mention], at: dict[int, Mention]) -> None:
    told = stories(sentence, mentions)
    far = {outer for _, outer in nested(sentence)} if any(r.toponym.relation == "offset" for r, _ in sentence.places) else frozenset()
    for resolution, head in [*sentence.places, *spots(sentence)]:
        owner, basis = _owner(head, at)
        if compared(head) and not (owner is not None and compared(owner.token)):
            continue  # "the worst violence since a truce was signed in X"
        reached = [owner] if owner else mentions
        if told and (owner is None or clause_of(owner.token) != clause_of(head)):
            owner, reached = None, told.get(clause_of(head).i, mentions)
            basis = "weak" if reached is mentions else basis
        if resolution.toponym.relation == "offset" and resolution.toponym.span.start in far:
            basis = "weak"  # "in X, some 300 km west of Bogota" was in X
        if resolution.toponym.relation == "along" and basis == "syntax":
            basis = "weak"  # "on the Howrah-New Delhi section"
        if (owner is None or owner.rule.category == "-") and in_treatment(head):
            basis = "weak"
        if carried(head) or (resolution.where_prec == COUNTRY and (over_border(head) or beside_country(head))) or long_before(head):
            basis = "later"
        if resolution.place is None and resolution.geometry is None:
            if any(start <= resolution.toponym.span.start < end for _, start, end in sentence.actors):
                continue  # "targets belonging to Hamas"
            for mention in reached:
                mention.unknown.append((resolution, basis))
            continue
        if resolution.where_prec == COUNTRY and (counted(head) or other_neighbour(head) or keeps_abroad(head) or played(head)):
            continue
        named, ruled = resolution.toponym.span, basis == "syntax"
        if any(start <= named.start and named.end < end for _, start, end in sentence.actors):
            basis = "modifier"  # "the Kurdistan Workers' Party"
        elif resolution.where_prec == COUNTRY and basis in ("syntax", "weak") and (whose(head) or doer(head)):
            basis = "modifier"  # "a US operation", "a US student", "shelled by Israel": whose, not where
        elif basis == "sentence" and (_judges(head) or (resolution.where_prec == COUNTRY and (_acts(head) or _done_to(head) or whose(head)))):
            basis = "weak"  # "Spain wants to ...", "asked the US for help", "outside the US embassy"
        if not resolution.toponym.literal:
            if not of_thing(head) or (resolution.place is not None and resolution.place.country_code is None):
                continue  # "at the Central American University"
            alone = not any(r.toponym.literal and clause_of(other) == clause_of(head) for r, other in sentence.places)
            basis = "sentence" if alone and ruled and head.head.dep_ == "pobj" else "weak"  # "killed nine on a Tunisian beach"
        if owner is not None and died_later(owner):
            basis = "later"  # the hospital's place
        if owner is not None and known_one_of_row(owner.token):
            basis = "weak"  # "the fifth reporter killed in Mexico this year"
        for mention in reached:
            mention.places.append((resolution, "weak" if owner is None and of_other(mention.token, head) else basis))


def _anchor_dates(sentence: Sentence, mentions: list[Mention], at: dict[int, Mention]) -> None:
    behind = [*(d for d, _ in sentence.dates[1:]), None]
    for (date, head), later in zip(sentence.dates, behind, strict=False):
        if date.when.earliest is None and date.when.latest is None and date.when.precision == "unknown":
            continue
        if date.type == "SET" or (date.type == "DURATION" and date.when.earliest is None):
            continue  # "a few days later" is a length to annotators, and has a place on the calendar
        if head.dep_ == "poss" and head.head.i not in at and any(c.lower_ == "next" for c in head.lefts):
            continue  # "a candidate in next month's elections"
        bound = _bounds(head, at)
        if date.when.precision != "year" and CLOCK.fullmatch(date.surface.strip()):
            continue  # an hour without a day says nothing of the day
        if of_something_else(date, head, later, at):
            continue
        owner, basis = (None, "said") if date.when.precision == "day" and said_on(head) else _owner(head, at, of_time=True)
        if _of_life(head, at) or _names_the_hour(date, head, sentence, at):
            continue
        if owner is not None:
            owner = occasion(owner, head, mentions) or owner
        if basis == "weak" and owner is None and before_speaker(head, mentions):
            basis = "sentence"  # "... was kidnapped today, police said"
        if date.when.precision == "day" and ((basis == "weak" and of_speech(head, at)) or (owner is None and as_charged(head, at))):
            basis = "said"  # the day on which somebody spoke of it
        if owner is None and of_toll(head, mentions):
            basis = "said"
        if owner is not None and owner.token.lemma_ == "be":
            bound = bound or "until"  # "were in hospital on Tuesday"
        if owner is not None and died_later(owner) and not _of_wounding(head, owner):
            bound = bound or "until"  # the deed was before
        vague = date.type == "DURATION" and not LATER.search(date.surface)
        basis = bound or ("vague" if vague else basis)
        if bound == "since" and compared(head):
            continue
        reached = mentions if owner is None else [m for m in mentions if m is owner or (not bound and days_apart(m.token, owner.token))]
        for mention in reached:
            lasts = mention.token.lemma_ == "remain" or any(c.lower_ == "still" for c in mention.token.children)
            if mention.rule.frame == "toll" or of_row(mention.token) or lasts:
                continue  # "the death toll rose on Monday", "was still held on Thursday", "remains in a critical condition this morning"
            clause = None if bound else days_before(mention.token, head)
            if clause is not None:
                days = length_before(clause, sentence.dates) if date.when.precision == "day" else None
                if days is not None or not comes_later(clause):
                    mention.dates.append((date, "until") if days is None else (moved(date, days), basis))
                continue
            outside = owner is None and (
                _of_whom(mention.token, head) or came_after(mention.token, head) or told_of(mention.token, head) or of_other(mention.token, head)
            )
            if not outside:
                mention.dates.append((date, basis))
            elif not bound and date.when.precision in ("day", "month", "range") and not of_other(mention.token, head):
                mention.dates.append((date, "said"))

    lend_days(mentions, at)


def _owner(head: Token, at: dict[int, Mention], *, of_time: bool = False) -> tuple[Mention | None, str]:
    """Return the mention that `head` hangs on, or None for the whole sentence, and by what basis."""
    weak = False
    if head.i in at:
        return at[head.i], "syntax"
    for child, above in ancestors(head):
        weak = weak or (of_time and absolute(child))
        if above.i in at:
            speaking = child.dep_ == "nsubj" and not of_time and above.pos_ == "VERB" and child == head
            launched = not of_time and child.dep_ == "prep" and child.lower_ == "from" and above.lemma_.lower() in words("launching")  # "rockets fired from X"
            return at[above.i], "weak" if weak or speaking or launched else "syntax"
        weak = weak or _describes(child, above, of_time=of_time)
        if not of_time and child.dep_ in ("compound", "nmod") and above.lemma_.lower() in words("ways"):
            weak = True  # "on the Mundemba road"
        weak = weak or (not of_time and away(child, above))
        if child.dep_ in ("prep", "npadvmod", "advmod", "nsubj", "dobj", "pobj") and above.lemma_.lower() in words("speech") and above.pos_ == "VERB":
            weak = True
        if not of_time and child.dep_ in ("dobj", "nsubj", "attr", "pobj") and above.pos_ in ("VERB", "AUX") and child != head and not passing(above):
            weak = True  # named inside what another verb speaks of
    return None, "weak" if weak else "sentence"


def _relative(mention: Mention, sentence: Sentence) -> None:
    """Take the place or time that a clause hangs on: "Monrovia, where residents protested", "X, a village in Mali, where ...", "1987, when a bomb went off"."""
    noun = mention.token.head if mention.token.dep_ in ("relcl", "advcl") else None
    opens = next((c for c in mention.token.children if c.lower_ in ("where", "when")), None)
    if noun is None or opens is None:
        return
    if opens.lower_ == "when" and noun.pos_ == "VERB":  # "recalls a 2015 tragedy in X when gunmen killed 20"
        far = [(d, h) for d, h in sentence.dates if d.when.precision in ("month", "year") and noun.i < h.i < opens.i]
        mention.dates += [(d, "syntax") for d, h in far if not any(t.pos_ in ("VERB", "AUX") for t in noun.doc[h.i : opens.i])]
    for found, head in [*sentence.places, *spots(sentence)]:
        of_chain = head.i < noun.i and leads_into(list(noun.doc[head.i + 1 : noun.i]))
        if found.toponym.literal and (head == noun or (of_chain and (noun.pos_ == "PROPN" or noun.lemma_.lower() in words("spot_nouns")))):
            (mention.unknown if found.place is None else mention.places).append((found, "syntax"))
    mention.dates += [(d, "syntax") for d, head in sentence.dates if head == noun and d.when.earliest]


def describes(head: Token) -> bool:
    """Tell whether a place only says who somebody is: "the mayor of the nearby town of Kati"."""
    return any(_describes(child, above, of_time=False) for child, above in ancestors(head))


def _of_whom(trigger: Token, date: Token) -> bool:
    """Tell whether the trigger lies in a clause that says who somebody is, and the date outside it."""
    for child, above in ((trigger, trigger.head), *ancestors(trigger)):
        if child.dep_ == "acl" and [child, *(top for _, top in ancestors(child))][-1].pos_ not in ("VERB", "AUX"):
            return False  # "On 2 February four teachers abducted in Gardez"
        if child.dep_ in ("relcl", "acl") and _somebody(above):
            among = above.dep_ == "pobj" and above.head.lower_ == "among" and above.head.head.lemma_ == "be"
            return not among and all(token.i != child.i for token in date.ancestors)  # "in May, a commander was among nine rebels gunned down"
    return False


def _bounds(head: Token, at: dict[int, Mention]) -> str:
    """Return "since" or "until" where a date only bounds a time on that side: "since 1 October", "until May"; else ""."""
    for _, above in ancestors(head):
        if above.i in at:
            break
        if any(c.dep_ == "mark" and c.lower_ == "since" for c in above.children):
            return "since"  # "since fighting began on 15 April"
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in words("starts_of_times"):
        head = head.head.head  # "since the start of the year"
    if head.dep_ != "pobj":
        return ""
    return "since" if head.head.lower_ == "since" else "until" if head.head.lower_ in words("until") else ""


def _of_wounding(head: Token, death: Mention) -> bool:
    """Tell whether a time is that at which the wounds were received of which somebody died: "died of wounds sustained in an ambush on 19 July"."""
    for _, above in ancestors(head):
        if above.i == death.token.i:
            return False
        if above.pos_ == "VERB" and above.lemma_.lower() in words("incurring"):
            return True
    return False


def _somebody(token: Token) -> bool:
    return bool(nouns().get(token.lemma_.lower(), frozenset()) & PEOPLE) or token.pos_ == "PROPN" or token.ent_type_ in NAMED


def _of_life(head: Token, at: dict[int, Mention]) -> bool:
    """Tell whether a time stands in a clause that says who somebody is: "the bishop, who took office on Monday, ..."."""
    for child, above in ancestors(head):
        if above.i in at:
            return False
        active = any(c.dep_ == "nsubj" and c.lower_ not in words("relatives") for c in child.children)
        if child.dep_ == "relcl" and child.i not in at and active and any(c.lower_ == "had" for c in child.children):
            return True  # "a lorry that the attackers had stolen a few days earlier"
        if child.dep_ == "relcl" and _somebody(above) and not going_on(child):
            if any(t.i in at for t in child.subtree):
                return False  # "four men who took part in the bombing on 4 May"
            took_place = child.lemma_.lower() == "take" and any(c.lower_ == "place" for c in child.children)
            return child.i not in at and not took_place
    return False


def _names_the_hour(date: DateMention, head: Token, sentence: Sentence, at: dict[int, Mention]) -> bool:
    """Tell whether a word for the night only describes, in a sentence that gives the day: "an overnight operation in Ghor on Monday"."""
    hour = head.nbor(1) if head.dep_ == "det" else head  # "the morning rush hour"
    if hour.lower_ not in words("hours_of_day") or hour.dep_ not in ("amod", "compound", "nmod"):
        return False
    told = [h for d, h in sentence.dates if d is not date and d.type == "DATE" and d.when.precision == "day"]
    return any(head.lower_ != "overnight" or not of_speech(h, at) for h in told)  # "during evening prayers on Wednesday, police said"


def _describes(child: Token, above: Token, *, of_time: bool) -> bool:
    """Tell whether the step from `child` to `above` only describes somebody: "the mayor of Kabul", "a businessman from Ohio"."""
    if of_time:
        if child.dep_ in ("relcl", "acl") and not going_on(child):
            person = bool(nouns().get(above.lemma_.lower(), frozenset()) & PEOPLE)
            return person or child.lemma_.lower() not in context()["happen"] | context()["light"]
        return (child.dep_ == "pcomp" and above.lower_ in words("order_in_time")) or (
            child.dep_ == "advcl" and any(c.lower_ in words("order_in_time") for c in child.children)
        )
    if above.pos_ not in ("NOUN", "PROPN"):
        return False
    classes = nouns().get(above.lemma_.lower(), frozenset())
    person = bool(classes & PEOPLE) or above.ent_type_ == "PERSON"
    if person and child.dep_ in ("compound", "poss", "amod", "nmod", "relcl", "appos"):
        return not going_on(child)
    if person and child.dep_ == "acl" and child.tag_ == "VBG" and child.lemma_.lower() in words("conferring"):
        return True  # "ministers meeting in X"
    if person and child.dep_ == "prep":
        return child.lower_ in ("of", "from", "for", "to") and not _has_a_house(above)
    return child.dep_ == "relcl" and above.lemma_.lower() not in context()["series"] and person


def _acts(head: Token) -> bool:
    """Tell whether a country is told of as one that says or wants something."""
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ == "nsubj" and any(c.dep_ in ("ccomp", "xcomp") for c in head.head.children)


def _judges(head: Token) -> bool:
    """Tell whether a place stands for a government that has a view of the deed: "Washington called the shooting cowardly"."""
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in words("judging_deeds")


def _done_to(head: Token) -> bool:
    """Tell whether a country is told of as one to which something is said or done: "asking the United States for protection", "would not stop Spain"."""
    return bool(head.dep_ == "dobj")


def _has_a_house(body: Token) -> bool:
    """Tell whether a force is told of as whose a building is: "the post of the gendarmerie of Koro"."""
    house = body.head.head if body.dep_ == "pobj" and body.head.lower_ == "of" else body
    return house is not body and "structure" in nouns().get(house.lemma_.lower(), frozenset()) and "security" in nouns().get(body.lemma_.lower(), frozenset())
