"""How closely the parse ties two mentions of a sentence: takes both, gives a number from 0 to 1 and whether the words tell them apart.

"A bomb that killed two" is one incident; "arrested for killing two" is two.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="A bombing killed two men. Police arrested a man after a bombing.")), [], [])
>>> [tie(*(mention_of(hit, s) for hit in find_hits(s))) for s in scene.sentences]
[(1.0, False), (0.0, True)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.clauses import clause_of
from geomap.extraction.grammar.rites import at_last_rites
from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.joining.sides import side_of
from geomap.extraction.lexicons import PERSONAL, context, nouns, triggers, words
from geomap.extraction.mentions import asked_once
from geomap.extraction.phrases.noun_phrases import same_name
from geomap.extraction.roles.others import days_after, earlier_clause

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention


def tie(a: Mention, b: Mention) -> tuple[float, bool]:
    """Return how closely two mentions of a sentence hang together (0 to 1), and whether they are told apart."""
    if _listed(a, b) or _listed(b, a) or _sequel(a, b) or _sequel(b, a):
        return 0.0, True
    if a.token.i in {t.i for t in b.links} or b.token.i in {t.i for t in a.links} or a.rule.is_sign or b.rule.is_sign:
        return 1.0, False
    if a.is_noun and b.is_noun and a.token.lemma_ == b.token.lemma_ and a.definite != b.definite and a.plural != b.plural:
        return 0.0, True  # "the shooting followed four shootings"
    if _own_end(a, b) or _own_end(b, a):
        return 1.0, False
    if _days_later(a, b) or _days_later(b, a) or _told_with(a, b) or _told_with(b, a) or at_last_rites(a.token) != at_last_rites(b.token):
        return 0.0, True
    if occasions(a) != occasions(b) or _since_a_day(a, b) or _since_a_day(b, a) or _led_to(a, b) or _led_to(b, a):
        return 0.0, True
    for lower, upper in ((a, b), (b, a)):
        path = []
        for child, above in ancestors(lower.token):
            path.append((child, above))
            if above.i == upper.token.i:
                return _by_path(lower, upper, path)
    return 0.4, False


def _listed(first: Mention, second: Mention) -> bool:
    """Tell whether two deeds are listed side by side, each with its own aim: "the murder of X and the bombing of the office", "the murders of X and Y"."""
    beside = {
        first.token.i,
        *(p.head.i for p in (*first.targets, *(h.phrase for h in first.harms))),
    }  # the parser often hangs the second deed on whom the first hit
    if not (first.is_noun and second.is_noun and second.token.dep_ == "conj" and second.token.head.i in beside):
        return False
    one, other = ([n for p in (*m.targets, *(h.phrase for h in m.harms)) if (n := p.name)] for m in (first, second))
    aims = [t for m in (first, second) for t in m.targets if not t.is_person]
    return bool(one or other) and not any(same_name(x, y) for x in one for y in other) and bool((one and other) or aims)


def _sequel(deed: Mention, other: Mention) -> bool:
    """Tell whether a deed is said to come after or before the other: "the shooting followed four shootings, including one in Gilroy, killing three"."""
    verb = deed.token.head
    lemma = verb.lemma_.lower()
    if deed.token.dep_ != "nsubj" or lemma not in words("sequence") | words("coming"):
        return False
    above = [child for child, head in ancestors(other.token) if head.i == verb.i]
    if lemma in words("coming") and (_behind_order(verb, other.token) or _as_others_acted(deed, other)):
        return True
    if lemma in words("coming") and not (above and above[0].dep_ in ("prep", "advcl") and _in_order(above[0])):
        return False  # but "the attack came weeks after another"
    return bool(above) and above[0].i != deed.token.i


def _behind_order(verb: Token, other: Token) -> bool:
    """Tell whether a deed stands behind an "after" on which the parser hung nothing: "the bombing came a day after rebels, who killed six, rejected a truce"."""
    for child in (c for t in (verb, *children(verb, "npadvmod")) for c in t.children):
        if child.lower_ in words("order_in_time") and child.dep_ in ("prep", "advmod", "mark") and verb.i < child.i < other.i:
            return not list(child.children)
    return False


def _as_others_acted(deed: Mention, other: Mention) -> bool:
    """Tell whether a deed told before came at the time of another, of its own kind or place: "the deaths came as police arrested two dozen"."""
    clause = next((child for child, above in ancestors(other.token) if above.i == deed.token.head.i), other.token)
    if clause.head.i != deed.token.head.i or clause.dep_ != "advcl" or not any(c.lower_ in words("at_the_time") for c in children(clause, "mark")):
        return False
    if not deed.definite or not any(p.head.head == clause for p in other.agents):
        return False
    return (other.category == "arrest") != (deed.category == "arrest") or any(basis == "syntax" for _, basis in other.places)


def _since_a_day(lower: Mention, upper: Mention) -> bool:
    """Tell whether a deed is told of a day since which the other is only compared: "the assault is the deadliest since January, when 36 people died"."""
    path = list(ancestors(lower.token))
    since = next((child for child, _ in path if child.dep_ == "prep" and child.lower_ == "since"), None)
    if since is None or upper.token in since.subtree:
        return False
    below = (lower.token, *(child for child, _ in path))
    return any(child.dep_ == "relcl" and any(t.lower_ in ("when", "which") for t in child.subtree) for child in below)


def _led_to(deed: Mention, other: Mention) -> bool:
    """Tell whether a deed is only what somebody else's came after: "the offensive launched by the army, after the murder of a mayor"."""
    after = deed.token.head
    behind = deed.is_noun and deed.token.dep_ == "pobj" and after.dep_ == "prep" and after.lower_ in words("order_in_time")
    theirs = any(c.lower_ in ("its", "their") for h in deed.harms for c in children(h.phrase.head, "poss"))  # "after the murder of their leader"
    if not (behind and deed.harms and other.is_noun and other.agents) or deed.agents or not (theirs or any(p.state for p in other.agents)):
        return False
    return not any(head.i == after.i for _, head in ancestors(other.token)) and other.rule.frame == "attack"


def _days_later(first: Mention, second: Mention) -> bool:
    """Tell whether a deed is said to have come days after another: "fighting broke out, a day after an air strike killed 20"."""
    if second.token.dep_ not in ("nsubj", "nsubjpass") or not second.is_noun:
        return False
    return any(above.i == second.token.head.i and child.dep_ in ("advcl", "prep") and days_after(child) for child, above in ancestors(first.token))


def _told_with(first: Mention, second: Mention) -> bool:
    """Tell whether a deed is set days before another by the verb that tells of that: "killed five on Sunday, police said, days after an attack left dozens dead"."""
    clause = earlier_clause(first.token)
    if clause is None or clause.head.lemma_.lower() not in words("speech"):
        return False
    return any(above.i == clause.head.i and child.dep_ == "ccomp" for child, above in ancestors(second.token))


def _in_order(word: Token) -> bool:
    """Tell whether a preposition or clause puts one thing behind or before another: "weeks after ..."."""
    return word.lower_ in words("order_in_time") or any(c.lower_ in words("order_in_time") for c in children(word, "mark", "prep"))


def _by_path(lower: Mention, upper: Mention, path: list[tuple[Token, Token]]) -> tuple[float, bool]:
    """Judge the way from the lower trigger to the upper one."""
    sides = {side_of(lower) or "attack", side_of(upper) or "attack"}
    if recalled_there(lower) or _held_for(lower, upper, path):
        return 0.0, True
    for child, above in path:
        if child.dep_ == "prep" and child.lower_ == "since":
            return 0.0, True  # "the worst attack since 1987, when a car bomb went off"
        if (
            child.dep_ == "prep"
            and child.lower_ in ("after", "following", "since", "before", "for", "over")
            and (above.i == upper.token.i or (child.lower_ in ("after", "following") and lower.plural and lower.series))
            and sides == {"attack", "operation"}
            and lower.rule.frame != "mutual"  # but "after an hour of exchange of fire, seven were killed"
        ):
            return 0.0, True
        if (
            child.dep_ == "advcl"
            and any(c.lower_ in ("after", "since", "before") for c in child.children if c.dep_ in ("mark", "advmod", "prep"))
            and sides == {"attack", "operation"}
            and not of_who_died(child, upper)
        ):
            return 0.0, True
        if child.dep_ == "relcl" and child.lemma_.lower() in words("escaping") and any(h.phrase.head.i == above.i for h in upper.harms):
            return 0.0, True  # "shot dead a man who had survived an attack"
        if days_after(child) and lower.rule.effect != "abducted" and upper.rule.frame not in ("suffer", "bodies"):
            return 0.0, True  # but "died two days after he was shot"
        if child.dep_ == "prep" and lower.is_noun and upper.rule.effect == "detained" and any(h.phrase.head.i == above.i for h in upper.harms):
            return 0.0, True  # "the mastermind of the bombing was caught"
        if child.dep_ in ("relcl", "acl") and lower.perfect and above.ent_type_ == "PERSON":
            return 0.0, True
        if (
            child.dep_ in ("relcl", "acl")
            and above.pos_ in ("NOUN", "PROPN")
            and above.i != upper.token.i
            and _is_person(above, upper)
            and lower.rule.kind == "event"
            and upper.rule.effect == "detained"
        ):
            return 0.0, lower.status == "occurred"
    if lower.is_noun and lower.generic and lower.attribution == "suspected" and upper.rule.effect == "detained":
        return 0.0, True  # "arrested two men on suspicion of murder after a man was stabbed"
    within = upper.attribution == "accused" and lower.token.dep_ == "pobj"  # "blamed for the murder of ten in an attack"
    within = within or (upper.attribution == "accused" and _by_one_word(lower, upper))  # "the rebels said the army shelled the town, killing two"
    within = within or (lower.is_noun and lower.token.dep_ == "pobj" and lower.token.head.lower_ in ("in", "during"))  # "killed in an attack attributed to X"
    if (lower.attribution == "accused" and not within) or (
        upper.category == "protest" and lower.is_noun and lower.category != "protest" and path[0][0].dep_ in ("dobj", "pobj")
    ):
        return 0.0, True  # "thousands protested the killing of a student"
    return 1.0, False


def _held_for(deed: Mention, arrest: Mention, path: list[tuple[Token, Token]]) -> bool:
    """Tell whether people are held for what they did: "arrested three men over the bombing that killed nine", "a suspect in the shooting was arrested"."""
    ended = {h.phrase.head.i for h in arrest.harms if h.effect in ("detained", "killed") and h.phrase.head.lemma_.lower() in words("suspected_ones")}
    if any(child.dep_ == "prep" and above.i in ended for child, above in path):
        return True  # "killed the mastermind of the attack on a school"
    held = {h.phrase.head.i: h.phrase.head for h in arrest.harms if h.effect == "detained"}
    if arrest.rule.effect != "detained" or deed.rule.effect == "detained" or deed.status != "occurred":
        return False
    if any(p.head.i in held for p in deed.agents):
        return deed.is_noun or bool(deed.rule.effect in ("killed", "injured") and deed.token.dep_ in ("relcl", "acl"))
    if side_of(deed) == "operation" or deed.category in ("arrest", "raid"):
        return False
    over = path[-1][0]
    if over.lower_ == "in" and deed.is_noun and deed.token.head == over and deed.rule.kind == "event" and any(h.effect == "killed" for h in deed.harms):
        return True  # "arrested in the fatal shooting of a man"
    suspected = any(one.lemma_.lower() in words("suspected_ones") for one in held.values())
    if suspected and deed.is_noun and deed.token.dep_ == "pobj" and deed.token.head.lower_ == "in":
        return True
    on_the_way = {child.lemma_.lower() for child, _ in path}
    if any(above.i in held and child.dep_ in ("acl", "relcl") for child, above in path) and on_the_way & (words("held_for") | words("part_in")):
        return True  # "arrested four men who took part in the bombing"
    return any(above.i in held and child.dep_ == "amod" and {t.lemma_.lower() for t in (child, above)} & words("held_for") for child, above in path)


def _by_one_word(lower: Mention, upper: Mention) -> bool:
    """Tell whether the same speaker accuses of both, in one clause and what follows on it."""
    return not (lower.is_noun or upper.is_noun) and lower.reporter is not None and upper.reporter is not None and lower.reporter.key == upper.reporter.key


def of_who_died(clause: Token, end: Mention) -> bool:
    """Tell whether a clause says what those did who died at its end: "a militant was killed after he stabbed a policeman"."""
    alike = clause.head.i == end.token.i and any(c.tag_ == "PRP" for c in children(clause, "nsubj"))
    return alike and any(h.effect == "killed" and h.phrase.head.head == end.token and h.phrase.head.dep_ in ("nsubj", "nsubjpass") for h in end.harms)


def of_deed(clause: Mention, deed: Mention) -> bool:
    """Tell whether a clause says of a deed what it did: where it stands is where the deed was: "killed in an attack that destroyed a house in X"."""
    return deed.is_noun and clause.token.dep_ == "relcl" and clause.token.head == deed.token and any(c.dep_ == "nsubj" for c in clause.token.children)


@asked_once
def recalled_there(mention: Mention) -> bool:
    """Tell whether it is what once happened at a place that is named, at no near day: "a village north of Garissa, where fighters killed 148 students in April"."""
    clause = mention.token.dep_ == "relcl" and any(c.lower_ == "where" for c in mention.token.children)
    noun = mention.token.head
    beside = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == "," and noun.lemma_.lower() in words("lying_in") | words("spot_nouns")
    clause = clause or (mention.token.dep_ in ("acl", "relcl") and (noun.dep_ == "appos" or beside))  # "Palma, the gas hub raided by insurgents in March"
    if mention.is_noun and mention.token.dep_ == "pobj" and mention.token.head.lower_ == "behind" and mention.token.head.head.pos_ == "NOUN":
        return bool(nouns().get(mention.token.head.head.lemma_.lower(), frozenset()) & PERSONAL)  # "the leader of a gang behind the kidnapping of X was shot"
    return clause and any(basis == "syntax" and d.when.precision in ("week", "month", "year", "range") for d, basis in mention.dates)


@asked_once
def occasions(mention: Mention) -> set[int]:
    """Return the words above a trigger that make it the occasion of something else: "detained in connection with", "protests over the killing"."""
    above = [(child, head) for child, head in ancestors(mention.token) if child.dep_ in ("prep", "acl", "nmod")]
    return {
        head.i
        for child, head in above
        if head.lemma_.lower() in words("occasions") or child.lower_ == "over" or (child.lower_ == "against" and _of_crowd(head)) or _of_weapon(child, head)
    }


def _of_weapon(preposition: Token, used: Token) -> bool:
    """Tell whether a deed is only that in which the weapon of another was used: "the same as that used in the killing of three soldiers"."""
    return bool(preposition.lower_ == "in" and used.lemma_ == "use" and used.dep_ == "acl" and used.tag_ == "VBN")


def _of_crowd(word: Token) -> bool:
    """Tell whether a word is of a protest: "a rally against the killing of two men in Louisiana"."""
    return any(rule.category in ("protest", "riot") for rule in triggers().get((word.lemma_.lower(), word.pos_), ()))


@asked_once
def long_before(mention: Mention) -> bool:
    """Tell whether it happened long before what was told: "eight months earlier, gunmen killed ..."."""
    return any(
        c.lower_ in words("before_that") and any(t.lemma_.lower() in words("long_units") for t in children(c, "npadvmod", "nummod"))
        for token in (mention.token, *(head for _, head in ancestors(mention.token)))
        for c in children(token, "advmod")
    )


@asked_once
def answers(mention: Mention) -> bool:
    """Tell whether it is said to answer what was told: "the army shelled the town in response"."""
    above = [mention.token, *(head for _, head in ancestors(mention.token))]
    if any(verb.lemma_.lower() in words("hitting_back") and verb.pos_ == "VERB" for verb in above):
        return True  # "jets retaliated by bombing the town"
    said = [p for t in above for c in children(t, "prep") if c.lower_ == "in" for p in children(c, "pobj")]
    return any(p.lemma_.lower() in words("occasions") and not children(p, "prep", "acl") for p in said)


def _own_end(attack: Mention, end: Mention) -> bool:
    """Tell whether `end` says what became of those who attack: "a gunman killed two before being shot dead by police"."""
    named = {p.head.i for p in attack.agents if p.head.lemma_.lower() in words("attackers")}
    fighters = {p.head.i for p in attack.agents if p.non_state}
    one = {p.head.i for p in attack.agents if p.count.best == 1} if end.token.dep_ in ("advcl", "pcomp") else set()
    himself = {h.phrase.head.i for h in end.harms if h.phrase.head.i in one or (one and h.phrase.head.lower_ in ("he", "she"))}
    return any(h.phrase.head.i in named | himself or (h.effect == "killed" and h.phrase.head.i in fighters) for h in end.harms)


def set_off(deed: Mention, other: Mention) -> bool:
    """Tell whether the other deed set it off: "rockets were fired, prompting jets to bomb a field", "the killing sparked clashes"."""
    verb = deed.token.head
    prompted = deed.token.dep_ in ("xcomp", "ccomp") and verb.lemma_.lower() in context()["bringing_to"]
    unrest = deed.category in ("protest", "riot") or (deed.category == "clash" and deed.plural and any(h.effect in ("killed", "detained") for h in other.harms))
    if not prompted and not (unrest and deed.token.dep_ == "dobj" and verb.lemma_.lower() in context()["sparking"]):
        return False
    return next((child.dep_ == "nsubj" for child, above in ancestors(other.token) if above == verb), True)


def _is_person(token: Token, mention: Mention) -> bool:
    return any(h.phrase.head.i == token.i for h in mention.harms)


def hits_back(mention: Mention, others: list[Mention]) -> bool:
    """Tell whether others than those who did what was told hit what is theirs: "rebels ambushed a patrol, and planes bombed their positions"."""
    theirs = any(c.lower_ in ("its", "their") for t in mention.targets for c in children(t.head, "poss"))
    doers = {p.head.i for m in others for p in m.agents}
    return theirs and bool(doers) and not any(p.head.i in doers for p in mention.agents) and all(clause_of(m.token) != clause_of(mention.token) for m in others)
