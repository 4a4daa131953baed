"""Blame and claims told apart from the deed: takes a scene and its accounts, gives each account who is blamed for it, claims it or let its captives go.

"The Taliban claimed responsibility." and "The governor blamed the rebels." speak of the incident that they name, or else of the one told just before.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Two men died. The FMLN claimed responsibility. The mayor blamed the army.")), [], [])
>>> [(phrase.bare, kind) for _, _, phrase, kind in find_attributions(scene)]
[('FMLN', 'claimed'), ('army', 'accused')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.lexicons import context, words
from geomap.extraction.phrases.membership import is_body
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.roles.nations import is_country
from geomap.extraction.roles.triggers import find_hits
from geomap.extraction.status.blame import blamed_in
from geomap.extraction.status.captors import captors
from geomap.extraction.status.charges import deeds_in
from geomap.extraction.status.sharing import told_before
from geomap.extraction.status.speakers import counted, nearer
from geomap.extraction.status.suspects import open_to, suspects_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene, Sentence
    from geomap.types import Attribution

NEAR = 12


def find_attributions(scene: Scene) -> Iterator[tuple[Sentence, Token, Phrase, Attribution]]:
    """Yield who claims or is blamed for something, with the word that says so."""
    for sentence in scene.sentences:
        if sentence.kind in ("dateline", "label"):
            continue
        for word, who, how in blamed_in(sentence):
            phrase = phrase_of(nearer(sentence, who, word) if how == "claimed" else who, sentence)
            named = phrase.named and how == "suspected"  # "the killer was identified as X"
            doing = words("handiwork") | words("attackers")
            told = phrase.is_person and word.lemma_.lower() in doing and who.lemma_.lower() in words("anybody")  # "the work of two men"
            victims = how == "claimed" and counted(phrase)
            own_word = how == "claimed" and word.lemma_.lower() in words("answerable") | words("claiming")
            proper = own_word and who.pos_ == "PROPN" and who.ent_type_ not in ("PERSON", "GPE", "LOC", "NORP", "FAC")  # "the Sons of X said it was behind"
            if (
                not phrase.pronoun
                and not victims
                and (
                    named
                    or told
                    or proper
                    or phrase.actor is not None
                    or phrase.non_state
                    or phrase.state
                    or phrase.classes & {"organisation", "group"}
                    or is_body(phrase.head)
                    or (word.lemma_.lower() in words("blaming") and (is_country(who, sentence) or _blamed_for(word, phrase)) and _told(word, sentence, scene))
                )
            ):
                yield sentence, word, phrase, how


def _told(word: Token, sentence: Sentence, scene: Scene) -> bool:
    """Tell whether a sentence that blames a country tells of a deed, or says no more behind one that does: "Nine were killed. Hezbollah blamed Israel"."""
    bare = word.lemma_.lower() == "blame" and not any(c.lower_ in ("for", "on", "over") for c in word.children)
    return bool(deeds_in(sentence)) or (bare and sentence.index - 1 in scene.deeds)


def _blamed_for(word: Token, phrase: Phrase) -> bool:
    """Tell whether people in the plural are blamed for what is told with them: "loyalists were blamed for the bomb thrown at the house"."""
    said = any(c.lower_ == "for" and c.dep_ == "prep" for c in word.children) or (word.lemma_ == "blame" and word.right_edge.i <= phrase.head.right_edge.i + 1)
    return phrase.is_person and phrase.head.tag_ in ("NNS", "NNPS") and said


def attribute(scene: Scene, accounts: list[Account], tallies: list[Account]) -> None:
    """Give each account those who are blamed for it or claim it, in its own sentences or in those that follow, but not who is blamed for one of `tallies`."""
    told: dict[int, Account] = {}
    named = {mention.order: account for account in tallies for mention in account.mentions}  # "X are responsible for the deaths of 700 this year"
    all_told: dict[int, list[Account]] = {}
    for account in accounts:
        for mention in account.mentions:
            named[mention.order] = account
            if mention.category != "arrest":
                told.setdefault(mention.sentence.index, account)
                all_told.setdefault(mention.sentence.index, []).append(account)
    for account in accounts:
        _share(account, all_told)
    for sentence, word, phrase, how in find_attributions(scene):
        meant = _meant(sentence, word, phrase, told, named)
        if meant is not None:
            meant.blamed.append((phrase, how))
            together = [t for t in word.subtree if t.lemma_.lower() in words("acts") | words("deeds")]
            for other in {id(a): a for t in together for a in told_before(t, sentence, all_told, meant, phrase)}.values():
                other.blamed.append((phrase, how))
    for sentence in scene.sentences:
        for word, who, how, tied in suspects_in(sentence) if told and sentence.kind not in ("dateline", "label") else ():
            phrase = phrase_of(who, sentence)
            meant = _meant(sentence, word, phrase, told, named) if tied else _before(told, sentence)
            meant = told.get(sentence.index) if word.lemma_.lower() in context()["attempted"] else meant  # a bid that was foiled is no deed told before
            if (
                meant is not None
                and open_to(meant, word, tied=tied)
                and not phrase.pronoun
                and (phrase.is_person or phrase.actor is not None or phrase.non_state)
            ):
                meant.blamed.append((phrase, how))
    _set_free(scene, {index: account for index, account in told.items() if any(m.category == "kidnapping" for m in account.mentions)})


def _share(account: Account, told: dict[int, list[Account]]) -> None:
    """Lay the deeds told before to those who claim or are blamed for "both attacks" or "these attacks"."""
    for mention in account.mentions:
        who = [mention.claimant] if mention.claimant is not None else mention.agents if mention.attribution == "accused" else []
        for phrase in who if mention.is_noun and mention.plural else ():
            for other in told_before(mention.token, mention.sentence, told, account, phrase):
                other.blamed.append((phrase, "claimed" if mention.claimant is not None else mention.attribution))


def _meant(sentence: Sentence, word: Token, phrase: Phrase, told: dict[int, Account], named: dict[tuple[int, int], Account]) -> Account | None:
    """Return the account of the deed that is named with the word of blame, or else the one told last."""
    below = {t.i for t in word.subtree}
    deeds = [hit.token for hit in find_hits(sentence) if hit.token.i in below and hit.token.i != phrase.head.i and hit.rule.category != "arrest"]
    found = next((named[sentence.index, t.i] for t in deeds if (sentence.index, t.i) in named), None)
    pointing = all(any(c.dep_ in ("det", "poss") and c.lower_ in words("pointing") for c in t.children) for t in deeds)
    return found or (_before(told, sentence) if pointing else None)


def _set_free(scene: Scene, captives: dict[int, Account]) -> None:
    """Take those who hold captives, want a ransom or let them go for those who took them."""
    for sentence in scene.sentences if captives else ():
        for phrase in captors(sentence):
            if (held := _before(captives, sentence)) is not None:
                held.blamed.append((phrase, "stated"))


def _before(told: dict[int, Account], sentence: Sentence) -> Account | None:
    """Return the account told last."""
    return next((told[index] for index in range(sentence.index, sentence.index - NEAR - 1, -1) if index in told), None)
