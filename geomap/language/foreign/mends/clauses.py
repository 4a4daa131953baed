"""What belongs to a clause: takes the nodes of a sentence, keeps the words of a clause that signs set off together, and hangs participles on what they agree with.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> men, bank = Word("hommes", 0, "homme", "NOUN", feats={"Number": "Plur"}), Word("banque", 9, "banque", "NOUN", 0, "nmod", feats={"Number": "Sing"})
>>> nodes = nodes_of([men, bank, Word("arrêtés", 20, "arrêter", "VERB", 1, "acl", feats={"VerbForm": "Part", "Tense": "Past", "Number": "Plur"})])
>>> agree(nodes)
>>> nodes[2].up.word.text
'hommes'
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below, hangs_on
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

SIGNS = frozenset({",", "\u2014", "\u2013", ";", ":", "("})
DESCRIBING = frozenset({"acl", "acl:relcl"})
NOMINAL = frozenset({"NOUN", "PROPN"})
FEW = 4
"""How many words behind a verb, with a number or an article, its object still stands right behind it."""


def keep_clauses(nodes: list[Node]) -> None:
    """Hang the object of a describing clause on its verb, where the parser hung it beyond the commas that Russian sets around it.

    In "двое неизвестных, обстрелявших ночью пост, убиты" the post is what was shelled.
    """
    place = {id(node): at for at, node in enumerate(nodes)}
    children = below(nodes)
    for verb in nodes:
        if verb.dep not in DESCRIBING or verb.pos != "VERB" or not verb.feat("Aspect"):
            continue
        if any(child.relation == "obj" for child in children[id(verb)]):
            continue
        at = place[id(verb)]
        first = next((k + 1 for k in range(at - 1, -1, -1) if nodes[k].lower in SIGNS), None)
        stop = next((k for k in range(at + 1, len(nodes)) if nodes[k].lower in SIGNS), len(nodes))
        if first is None:
            continue
        for node in nodes[at + 1 : stop]:
            outside = node.up is not None and not first <= place[id(node.up)] < stop
            if outside and node.relation == "obj" and not hangs_on(verb, node):
                node.up = verb
                break


def agree(nodes: list[Node]) -> None:
    """Hang a past participle on the noun above that it agrees with: "deux frères soupçonnés de viser une synagogue | arrêtés".

    One behind a comma that does not agree with the subject describes the noun before: "le gouverneur a annoncé la mort de neuf civils, | tués par des rebelles".
    """
    children = below(nodes)
    for at, node in enumerate(nodes):
        if node.relation != "advcl" or node.up is None or not _is_past(node) or at == 0 or nodes[at - 1].lower != "," or len(children[id(node)]) == 0:
            continue
        subject = next((child for child in children[id(node.up)] if child.relation == "nsubj"), None)
        if subject is None or subject.word.idx > node.word.idx or _agrees(node, subject, children) or any(c.relation == "aux" for c in children[id(node)]):
            continue
        noun = next((other for other in reversed(nodes[:at]) if other.pos in NOMINAL), None)
        if noun is not None and noun.word.idx > subject.word.idx and noun.feat("Number") and _agrees(node, noun, children):
            node.up, node.dep = noun, "acl"
    for node in nodes:
        noun = node.up
        if not _is_past(node) or node.relation not in {"acl", "amod"} or noun is None or _agrees(node, noun, children):
            continue
        if any(child.dep == "aux:tense" for child in children[id(node)]):
            continue  # "les crues qui ont | frappé le pays" agrees with nothing
        above = noun.up
        while above is not None and not (above.pos in NOMINAL and above.feat("Number") and _agrees(node, above, children)):
            above = above.up
        if above is not None:
            node.up = above


def _is_past(node: Node) -> bool:
    return node.feat("VerbForm") == "Part" and node.feat("Tense") == "Past"


def _agrees(participle: Node, noun: Node, children: dict[int, list[Node]]) -> bool:
    if noun.pos not in NOMINAL:
        return True
    number, gender = noun.feat("Number"), noun.feat("Gender")
    if participle.feat("Number") and number and participle.feat("Number") != number:
        listed = any(child.relation == "conj" for child in children[id(noun)]) or noun.relation == "conj"
        return participle.feat("Number") == "Plur" and listed
    if noun.relation == "conj" and participle.feat("Gender") == "Masc" and participle.feat("Number") == "Plur":
        return True  # "six commerçants et trois | personnes tués": all of them
    return not (gender and participle.feat("Gender") and gender != participle.feat("Gender"))


def hang_participles(nodes: list[Node]) -> None:
    """Let a present participle that stands before a noun, or behind a comma, say what the deed did: "..., blessant deux gendarmes" describes no caserne."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        noun = node.up
        if (
            node.pos != "VERB"
            or node.feat("Tense") != "Pres"
            or node.feat("VerbForm") != "Part"
            or noun is None
            or noun.pos not in NOMINAL
            or node.feat("Case")
        ):
            continue
        at = place[id(node)]
        before = node.relation in {"amod", "acl"} and at < place[id(noun)]
        apart = node.relation in {"acl", "amod"} and at > 0 and nodes[at - 1].lower == ","
        above = noun.up
        while above is not None and above.pos != "VERB":
            above = above.up
        if (before or apart) and above is not None and above is not node:
            node.up, node.dep = above, "advcl"
            if before:
                noun.up, noun.dep = node, "obj"
            elif not any(child.relation == "obj" for child in children[id(node)]):
                _give_object(node, [other for other in nodes[at + 1 : at + FEW] if other.up is noun], children)


def _give_object(participle: Node, beside: list[Node], children: dict[int, list[Node]]) -> None:
    """Give a participle the bare noun right behind it that the parser hung on what went before: "un bar de Grenoble, blessant | douze personnes"."""
    bare = next((other for other in beside if other.pos == "NOUN" and not any(child.dep == "case" for child in children[id(other)])), None)
    if bare is not None:
        bare.up, bare.dep = participle, "obj"


def describe(nodes: list[Node]) -> None:
    """Let a participle before the noun that it agrees with describe it, where the parser made it a clause with that object: "предполагаемого | вора"."""
    for node, noun in itertools.pairwise(nodes):
        if (
            node.feat("VerbForm") != "Part"
            or not node.feat("Case")
            or noun.up is not node
            or noun.pos not in NOMINAL
            or noun.relation not in {"obj", "obl", "nsubj"}
        ):
            continue
        if all(node.feat(name) == noun.feat(name) for name in ("Case", "Number")):
            noun.up, noun.dep, node.up, node.dep = node.up, "obj" if node.relation == "advcl" else node.dep, noun, "amod"


def set_beside(nodes: list[Node]) -> None:
    """Let a second noun that a comma alone parts from a single one say who or what that is: "son mari, un homme de 39 ans", "attaqué Zoura, un | hameau de Bourzanga"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        noun = node.up
        before = [other for other in nodes[max(place[id(node)] - 3, 0) : place[id(node)]] if other.dep != "det"]
        if node.lemma in words("settlements") and node.pos == "NOUN" and [other.pos for other in before[-2:]] == ["PROPN", "PUNCT"] and before[-1].lower == ",":
            name = before[-2]
            name = name.up if name.up is not None and name.relation == "flat" else name
            if noun is not None and noun is name.up and node.relation in {"obj", "obl", "conj", "dep", "nsubj"} and name.relation != "root":
                node.up, node.dep = name, "appos"
                if name.word.entity in {"", "PERSON"}:
                    for part in (name, *(child for child in children[id(name)] if child.relation == "flat")):
                        part.word.entity, part.word.opens_entity = "GPE", part is name
                continue
        if noun is None or node.dep != "conj" or {node.pos, noun.pos} - {"NOUN", "PROPN"} or node.feat("Number") != "Sing" or noun.feat("Number") != "Sing":
            continue
        listed = [child for child in children[id(noun)] if child.relation == "conj"]
        joined = any(c.relation == "cc" for child in (noun, *listed) for c in children[id(child)])
        comma = any(nodes[at].lower == "," for at in range(place[id(noun)], place[id(node)]))
        if len(listed) == 1 and not joined and comma and _same_case(node, noun) and node.entry is not None:
            node.dep = "appos"


def _same_case(node: Node, other: Node) -> bool:
    """Tell whether two nouns stand in one case; those of living beings have one form for two of them in Russian."""
    cases = {node.feat("Case"), other.feat("Case")}
    return len(cases) == 1 or cases == {"Acc", "Gen"}


def free_listed(nodes: list[Node]) -> None:
    """Hang a noun with a preposition on the verb before it, not beside what an earlier verb is about: "confirme l'assaut mais parle, lui, | de treize morts"."""
    children = below(nodes)
    for node in nodes:
        first = node.up
        if first is None or node.relation != "conj" or first.pos not in {"NOUN", "PROPN"} or not any(child.dep == "case" for child in children[id(node)]):
            continue
        verbs = [c for c in children[id(first)] if c.relation == "conj" and c.pos == "VERB" and first.word.idx < c.word.idx < node.word.idx]
        if verbs:
            for later in children[id(first)]:
                if later.relation == "conj" and later.word.idx > node.word.idx:
                    later.up = node
            node.up, node.dep = verbs[-1], "obl"


def list_counted(nodes: list[Node]) -> None:
    """Let people who are counted stand beside others who are, not describe them: "десяти | убитых и восьмидесяти пострадавших"."""
    children = below(nodes)
    for node in nodes:
        noun = node.up
        if node.relation != "amod" or noun is None or noun.pos != "NOUN" or node.pos != "NOUN" or node.word.idx > noun.word.idx:
            continue
        number = next((child for child in children[id(node)] if child.dep == "conj" and child.pos == "NUM"), None)
        if number is None or not any(child.relation == "nummod" for child in children[id(node)]):
            continue
        node.up, node.dep, noun.up, noun.dep, number.up, number.dep = noun.up, noun.dep, node, "conj", noun, "nummod"
        for child in children[id(noun)]:
            child.up = node if child.dep == "case" and child.word.idx < node.word.idx else child.up


def share_prepositions(nodes: list[Node]) -> None:
    """Hang on the noun the preposition before its adjectives: "между | киргизскими и таджикскими пограничниками"."""
    children = below(nodes)
    for node in nodes:
        adjective = node.up
        noun = adjective.up if adjective is not None and adjective.relation == "amod" else None
        if node.dep != "case" or noun is None or noun.pos not in NOMINAL or node.word.idx > noun.word.idx:
            continue
        if not any(child.dep == "case" for child in children[id(noun)]):
            node.up = noun


def name_people(nodes: list[Node]) -> None:
    """Take a participle that a number or an article counts for the people that it names: "massacré | vingt déplacés"; and "le | car" for a bus."""
    children = below(nodes)
    for article, bus in itertools.pairwise(nodes):
        team = bus.up
        if (
            article.pos not in {"DET", "PRON"}
            or article.word.text.lower() not in words("bus_articles")
            or bus.pos != "CCONJ"
            or bus.dep != "cc"
            or team is None
        ):
            continue
        bus.pos, bus.word.pos, bus.dep = "NOUN", "NOUN", "nsubj"
        if article.pos == "PRON" or article.relation in {"obj", "obl", "nmod", "parataxis"}:  # "ont attaqué un | car de transport"
            bus.up, bus.dep, article.pos = article.up, article.dep, "DET"
            for child in children[id(article)]:
                child.up = bus if child is not bus else child.up
            team.up, team.dep = bus, "nmod"
        elif team.pos in NOMINAL:
            bus.up, bus.dep, team.up, team.dep = team.up, team.dep, bus, "nmod"
        article.up, article.dep = bus, "det"
    for at, node in enumerate(nodes):
        verb = node.up
        if node.pos not in {"VERB", "ADJ"} or node.relation != "acl" or node.feat("Case") or verb is None or verb.pos != "VERB" or at == 0:
            continue
        counted = nodes[at - 1].up is node and nodes[at - 1].dep in {"det", "nummod"}
        if counted and not any(child.relation in {"nsubj", "obj"} for child in children[id(node)]):
            node.pos, node.dep, node.lemma = "NOUN", "obj", node.lower.rstrip("s")
            node.word.lemma, node.word.pos, node.word.feats = node.lemma, "NOUN", {**node.word.feats, "VerbForm": ""}


def take_for_nouns(nodes: list[Node]) -> None:
    """Take for nouns the adjectives and participles that stand as such: "de présumés | rebelles", "le | principal", "n'ont pas fait de | blessé"."""
    for before, noun in itertools.pairwise(nodes):
        if before.lemma not in words("presumed") or noun.up is not before or noun.pos not in {"NOUN", "ADJ"} or before.pos not in NOMINAL | {"NUM"}:
            continue
        noun.up, noun.dep, before.up, before.dep, before.pos = before.up, before.dep, noun, "amod", "ADJ"  # "huit présumés | rebelles"
        noun.pos = noun.word.pos = "NOUN"
        for child in nodes:
            child.up = noun if child.up is before and child is not noun else child.up
    for case, harmed in itertools.pairwise(nodes):
        if case.word.text.lower() in words("partitives") and case.up is harmed and harmed.pos == "VERB" and harmed.feat("VerbForm") == "Part":
            harmed.pos, harmed.dep, harmed.lemma, case.dep = "NOUN", "obj", harmed.lower.rstrip("s"), "case"  # "n'ont pas fait de | blessé"
            harmed.word.lemma, harmed.word.pos, harmed.word.feats = harmed.lemma, "NOUN", {**harmed.word.feats, "VerbForm": ""}
    for case, people in itertools.pairwise(nodes):
        taken = people.pos == "VERB" and people.relation in {"nmod", "obl"} and people.lower.endswith("\u00e9s")
        if taken and case.up is people and (case.dep == "case" or case.pos == "NUM") and not people.feat("Case") and not people.feat("Aspect"):
            people.pos, people.lemma = "NOUN", people.lower.rstrip("s")  # "une attaque d'| insurgés"
            people.word.lemma, people.word.pos, people.word.feats = people.lemma, "NOUN", {**people.word.feats, "VerbForm": ""}
    for number, people, noun in zip(nodes, nodes[1:], nodes[2:], strict=False):
        odd = number.pos == "NUM" and noun.pos == "NOUN" and noun.feat("Number") == "Sing" and number.up is noun and number.lower not in {"un", "une", "1"}
        if (
            odd
            and people.pos in {"ADJ", "NOUN"}
            and people.up is noun
            and people.relation == "amod"
            and people.feat("Number") == "Plur"
            and not noun.feat("Case")
        ):
            people.pos, people.word.pos, people.up, people.dep = "NOUN", "NOUN", noun.up, noun.dep  # "a neutralisé sept | rebelles jeudi"
            number.up, noun.up, noun.dep = people, people.up, "obl"
    for article, noun in itertools.pairwise(nodes):
        its = article.up is noun and (article.pos == "DET" or article.word.text.lower() in words("contracted"))
        if its and noun.pos == "ADJ" and noun.relation in {"nsubj", "obj", "obl", "conj", "nmod"} and not noun.feat("Case"):
            noun.pos = noun.word.pos = "NOUN"  # "onze élèves et le | principal"
