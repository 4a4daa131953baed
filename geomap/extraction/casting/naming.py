"""Who the harmed are: takes the mentions of an account and the scene, gives each harmed phrase the fuller one that the report has for it.

"A guard named Luis Soto was hurt", "the mayor was killed ... Mayor Luis Soto": the name counts, the office is kept beside it. "They stabbed him": the one aimed at.

>>> from geomap.extraction.claims import find_mentions
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Rebels killed the mayor. Mayor Luis Soto was at home.")), [], [])
>>> mentions = find_mentions(scene)[0]
>>> name_people(mentions, scene)
>>> [(harm.phrase.text, harm.office.bare) for m in mentions for harm in m.harms]
[('Mayor Luis Soto', 'mayor')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.lexicons import nouns, words
from geomap.extraction.phrases.noun_phrases import definite, phrase_of, same_name
from geomap.extraction.phrases.pronouns import sufferer_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Harm, Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene

REACH = 8
"""Over how many sentences a name is looked for."""
BACK, FEW = 2, 6
OFFICES = frozenset(["official", "leader", "security", "civilian"])


def name_people(mentions: list[Mention], scene: Scene) -> None:
    """Put names and antecedents in the place of descriptions and pronouns among the harmed of one account."""
    for mention in mentions:
        for harm in mention.harms:
            if harm.phrase.named or harm.total:
                continue
            if harm.phrase.pronoun:
                _resolve(harm, mention, mentions, scene)
            elif harm.count.best == 1:
                name = _called(harm.phrase) or _named_elsewhere(harm.phrase, scene)
                if name is not None and not any(h.phrase.key == name.key for h in mention.harms):
                    harm.office, harm.phrase = harm.phrase, name


def _resolve(harm: Harm, mention: Mention, mentions: list[Mention], scene: Scene) -> None:
    """Let "him" and "them" stand for the people aimed at or harmed just before, or else for those of whom the sentence tells."""
    single = harm.phrase.head.lower_ in ("he", "him", "she", "her")
    if not single and harm.phrase.head.lower_ not in ("they", "them"):
        return
    before = [
        p
        for m in mentions
        for p in (*m.targets, *(h.phrase for h in m.harms if h is not harm))
        if p.is_person and not p.pronoun and p.span.end <= harm.phrase.span.start and mention.sentence.index - p.sentence.index <= BACK
    ]
    fitting = [p for p in before if (p.count.best == 1) == single and not _other_sex(harm.phrase.head, p)]
    meant = max(fitting, key=lambda p: p.span.start) if fitting else sufferer_meant(harm.phrase, scene)
    acting = {a.key for m in mentions for a in m.agents}
    if meant is not None and meant.key not in acting and not _other_sex(harm.phrase.head, meant):
        harm.phrase = meant
        harm.count = harm.phrase.count


def _other_sex(pronoun: Token, phrase: Phrase) -> bool:
    """Tell whether "he" cannot be the woman, or "she" the man, whom a phrase names by a title or noun."""
    told = {t.lemma_.lower().rstrip(".") for t in (phrase.head, *children(phrase.head, "compound", "appos"))}
    women, men = bool(told & words("women")), bool(told & words("men"))
    return (women and not men) if pronoun.lower_ in ("he", "him") else (men and not women) if pronoun.lower_ in ("she", "her") else False


def _called(phrase: Phrase) -> Phrase | None:
    """Return the name in "a guard named X", "an American identified as X", "a man, who was identified as X,"."""
    for clause in _clauses(phrase.head):
        if clause.lemma_.lower() not in words("naming"):
            continue
        given = children(clause, "oprd", "dobj", "attr") + [p for to in children(clause, "prep") if to.lower_ == "as" for p in children(to, "pobj")]
        for token in given:
            found = phrase_of(token, phrase.sentence)
            if found.named:
                return found
    return None


def _clauses(head: Token) -> list[Token]:
    """Return the clauses that say who somebody is, those behind a comma wherever they hang: "the daughter of the envoy to Peru, who was named as X"."""
    found = children(head, "acl", "relcl")
    for of in children(head, "prep"):
        for token in children(of, "pobj"):
            found += [c for c in _clauses(token) if c.left_edge.i and c.left_edge.nbor(-1).text == ","]
    return found


def _named_elsewhere(phrase: Phrase, scene: Scene) -> Phrase | None:
    """Return the one name that the sentences around give to the holder of the same office: "the mayor ... Mayor X", "X, the mayor"."""
    lemma = phrase.head.lemma_.lower()
    if not definite(phrase) or not nouns().get(lemma, frozenset()) & OFFICES:
        return None
    at, mine = phrase.sentence.index, _of_what(phrase.head)
    found: list[Phrase] = []
    for sentence in scene.sentences[max(0, at - REACH) : at + REACH + 1]:
        for token, title in _holders(sentence.parse, lemma):
            theirs = _of_what(title)
            if mine and theirs and not mine & theirs:
                continue  # "the head of the traffic police", and "X, the head of the health department"
            name = phrase_of(token, sentence)
            if name.name and not any(same_name(name.name, other.name) for other in found):
                found.append(name)
    return found[0] if len(found) == 1 else None


def _of_what(office: Token) -> set[str]:
    """Return the nouns that say of what somebody is the head or a member."""
    return {t.lemma_.lower() for t in prepositional(office, "of") for t in t.subtree if t.pos_ in ("NOUN", "PROPN")}


def _holders(parse: Token, lemma: str) -> Iterator[tuple[Token, Token]]:
    """Yield the heads of persons' names that bear the title `lemma` or stand in apposition to it, each with the title."""
    for token in parse:
        if token.ent_type_ != "PERSON" or token.pos_ != "PROPN" or token.dep_ in ("compound", "flat"):
            continue
        titles = children(token, "compound", "appos", "nmod") + ([token.head] if token.dep_ == "appos" else [])
        yield from ((token, title) for title in titles[:FEW] if title.lemma_.lower() == lemma)
