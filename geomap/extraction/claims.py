"""Claims: takes an analysed document with its places and dates, gives one claim for each incident that it tells, each field with its quote.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "Gunmen killed three policemen in an ambush on 4 May. The attack was claimed by the FMLN. They may attack again."
>>> found = extract_claims(analyse(Document(doc_id="d", text=text)), [], [])
>>> [(c.category, c.killed.best, [a.name for a in c.actors]) for c in found.claims], [r.reason for r in found.rejections]
([('armed_attack', 3, ['Gunmen', 'FMLN'])], ['what may or would be'])
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.extraction.casting.naming import name_people
from geomap.extraction.casting.parties import cast
from geomap.extraction.casualties.captives import add_captives
from geomap.extraction.casualties.elided import name_counted
from geomap.extraction.casualties.identified import add_identified
from geomap.extraction.casualties.totals import EFFECTS, Tally, spare, tally
from geomap.extraction.casualties.unhurt import add_unhurt
from geomap.extraction.furniture import is_link
from geomap.extraction.joining.bygone import bygone
from geomap.extraction.joining.categories import categorise
from geomap.extraction.joining.grouping import join
from geomap.extraction.joining.round_ups import is_titled, set_apart
from geomap.extraction.joining.tallies import is_tally, set_somewhere
from geomap.extraction.judging.figures import figure
from geomap.extraction.judging.topic import aside
from geomap.extraction.judging.verdict import refusal
from geomap.extraction.lexicons import context, words
from geomap.extraction.phrases.fullnames import in_full
from geomap.extraction.roles.filling import mention_of
from geomap.extraction.roles.gapped import gapped, share_days
from geomap.extraction.roles.signs import beside, with_signs
from geomap.extraction.roles.triggers import find_hits
from geomap.extraction.roles.wording import trigger_span
from geomap.extraction.scenes import Scene, lay_out
from geomap.extraction.setting.anchoring import anchor, basis_rank
from geomap.extraction.setting.entry_frames import enframe, frame
from geomap.extraction.setting.placing import choose_place
from geomap.extraction.setting.salience import attacks, follows, salience
from geomap.extraction.setting.timing import choose_time, when_of
from geomap.extraction.status.attributions import attribute
from geomap.extraction.status.deciding import assess, inherit
from geomap.extraction.status.duds import came_to_nothing, only_answers
from geomap.types import Casualty, Claim, Evidence, Rejection, Span

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.casting.acting import Cast
    from geomap.extraction.mentions import Mention
    from geomap.language import Analysis
    from geomap.types import DateMention, Resolution, Status


FEARED = "governed by"
"""How the reason begins for which what is told of is only feared or wanted, and need not happen anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What a document tells: its claims, most salient first, and what was looked at and not used."""

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...] = ()


def extract_claims(analysis: Analysis, resolutions: list[Resolution], dates: list[DateMention]) -> Extraction:
    """Return the claims of a document, most salient first."""
    scene = lay_out(analysis, resolutions, dates)
    mentions, rejections = find_mentions(scene)
    claims: list[tuple[float, Claim]] = []
    set_apart(mentions, titled=is_titled(scene))
    accounts = join(mentions, scene.published)
    refused = {id(account): reason for account in accounts if (reason := refusal(account, scene))}
    kept = [account for account in accounts if id(account) not in refused]
    attribute(scene, kept, [account for account in accounts if id(account) in refused and is_tally(account.mentions)])
    sentences, headed = attacks(kept)
    for account in accounts:
        reason = refused.get(id(account)) or aside(account, kept, scene)
        if reason:
            rejections.append(_rejected(scene, account.mentions[0], reason))
            continue
        claims.append((salience(account, scene) - follows(account, sentences, headed=headed), _claim(account, scene)))
    ranked = [claim for _, claim in sorted(claims, key=lambda hit: -hit[0])]
    return Extraction(claims=tuple(_distinct(ranked)), rejections=tuple(rejections))


def find_mentions(scene: Scene) -> tuple[list[Mention], list[Rejection]]:
    """Return the mentions that tell of something real, in order, and the others as rejections."""
    frame(scene)
    kept: list[Mention] = []
    rejections: list[Rejection] = []
    taken = False
    passed = [s.kind in ("dateline", "label") or is_link(s.parse.text) for s in scene.sentences]
    told = [[] if over else find_hits(s) for s, over in zip(scene.sentences, passed, strict=True)]
    for sentence, over in zip(scene.sentences, passed, strict=True):
        if over:
            continue
        hits = with_signs(sentence, told[sentence.index], beside(sentence, scene, told))
        mentions = [assess(mention_of(hit, sentence)) for hit in hits]
        inherit(mentions)
        mentions = sorted([*mentions, *gapped(sentence, mentions)], key=lambda m: m.order)
        for mention in mentions:
            reason = figure(mention) if mention.real else ""
            if reason:
                mention.real, mention.reason = False, reason
        taken = taken or any(m.real and m.rule.effect == "abducted" and m.rule.frame != "let_go" and m.rule.lemma != "hold" for m in mentions)
        for mention in mentions if taken else ():
            if mention.rule.frame == "let_go" and mention.real:
                mention.refuse("let captives go of whose taking the report tells")
        real = [m for m in mentions if m.real]
        feared = [m for m in mentions if m.reason.startswith(FEARED)]
        anchor(sentence, real, beside=feared)
        share_days(real)
        scene.aside |= {r.toponym.span.start for m in feared for r, basis in m.places if basis == "syntax"}
        for mention in real if kept else ():
            if bygone(mention) and not set_somewhere(mention):
                mention.refuse("lies behind whom the report tells of")
        real = [m for m in real if m.real]
        enframe(sentence, real)
        add_unhurt(sentence, real, kept)
        add_captives(sentence, real, kept)
        add_identified(sentence, real, kept)
        if real:
            scene.used[sentence.index] = [r for m in real for r, basis in m.places if basis_rank(basis) >= basis_rank("sentence")]
        if any(m.rule.kind in ("event", "harm", "blast") for m in real):
            scene.deeds.add(sentence.index)
        kept += real
        rejections += [_rejected(scene, m, m.reason) for m in mentions if not m.real]
    return kept, rejections


def _rejected(scene: Scene, mention: Mention, reason: str) -> Rejection:
    return Rejection(doc_id=scene.document.doc_id, stage="extraction", reason=reason, span=trigger_span(mention))


def _distinct(claims: list[Claim]) -> list[Claim]:
    return list({claim.claim_id: claim for claim in claims}.values())


def main_mention(account: Account) -> Mention:
    """Return the mention that tells most: an event in the body before a harm, a harm before a mere reference."""
    order = {"event": 0, "blast": 0, "harm": 0, "placing": 1, "weak": 1, "operation": 2, "damage": 2, "generic": 3}

    def rank(m: Mention) -> tuple[bool, bool, int, int, bool, int]:
        loose = m.generic or m.status != "occurred" or m.attribution == "accused" or m.rule.kind == "placing"
        loose = loose or (m.rule.category == "raid" and m.rule.lemma in words("uncovering"))  # "recovered five rifles in a clash at X"
        return (m.sentence.kind == "heading", loose, order.get(m.rule.kind, 4), m.sentence.index, m.series and m.is_noun, m.token.i)

    return min(account.mentions, key=rank)


def _claim(account: Account, scene: Scene) -> Claim:
    mentions, main = account.mentions, main_mention(account)
    name_people(mentions, scene)
    if scene.english:
        name_counted([h for m in sorted(mentions, key=lambda m: m.order) for h in m.harms])
    ordered = [main, *sorted((m for m in mentions if m is not main), key=lambda m: (m.sentence.kind == "heading", m.order))]
    category, status = categorise(mentions), _status(mentions)
    series = any(m.series for m in mentions)
    done = [m for m in ordered if m.status not in ("planned", "threatened")] or ordered  # "took hostages in X, threatening to blow up Y"
    place, place_basis = choose_place(done, scene, series=series)
    if len(done) < len(ordered) and not basis_rank(place_basis):
        meant, where = choose_place(ordered, scene, series=series)
        place, place_basis = (meant, where) if where == "syntax" else (place, place_basis)  # "killed a man plotting an attack in X"
    date, date_basis = choose_time(done, scene)
    spare(mentions)
    tallied = tally(mentions)
    for harm in tallied.harms:
        harm.full = in_full(harm.phrase, scene)
    who = cast(done, category, scene, account.blamed)
    trigger = trigger_span(main)
    key = f"{scene.document.doc_id}|{category}|{trigger.start}|{trigger.end}"
    reporter = next((m.reporter for m in ordered if m.reporter is not None), None)
    counts: dict[str, Any] = {effect: tallied.counts[effect][0] if effect in tallied.counts else None for effect in EFFECTS}
    return Claim(
        claim_id="c" + hashlib.sha256(key.encode()).hexdigest()[:16],
        doc_id=scene.document.doc_id,
        category=category,
        status=status,
        date=when_of(date, date_basis, scene, account),
        place=place,
        actors=tuple(a for a, _ in who.actors),
        targets=tuple(t for t, _, _ in who.targets),
        casualties=tuple(_casualties(tallied)),
        weapons=tuple(w for w, _ in who.weapons),
        reported_by=reporter.bare if reporter else None,
        series=series,
        evidence=tuple(_evidence(scene.document.text, [*_setting(account, main, place, date), *_people(tallied, who)])),
        score=_score(account, place_basis, date_basis),
        **counts,
    )


def _status(mentions: list[Mention]) -> Status:
    """Return the status of the account: what occurred outweighs what was tried, what was tried what was planned."""
    firm = [m for m in mentions if not m.generic and m.rule.kind != "placing"] or mentions
    firm = [m for m in firm if m.rule.effect != "unharmed"] or firm  # "tried to kill the mayor; he was unhurt"
    firm = [m for m in firm if m.rule.category != "-" or m.rule.kind != "weak"] or firm  # "foiled a plan to bomb a station when they stopped a car"
    firm = [m for m in firm if not came_to_nothing(m, firm) and not only_answers(m, firm)] or firm
    told = [m.status for m in firm if m.rule.lemma not in context()["attempted"]] or [m.status for m in firm]  # who intercepts drones did not send them
    for status in ("occurred", "attempted", "denied", "planned", "threatened"):
        if status in told:
            return status
    return "occurred"


def _casualties(tallied: Tally) -> list[Casualty]:
    return [
        Casualty(who=(h.full or h.phrase).text, kind="person" if h.phrase.named else "group", effect=h.effect, count=h.count)  # type: ignore[arg-type]
        for h in tallied.harms
        if h.telling
    ]


def _score(account: Account, place_basis: str, date_basis: str) -> float:
    """Return how sure the claim is: words of incidents, place and time that govern them."""
    score = 0.35 + 0.1 * basis_rank(place_basis) + 0.06 * basis_rank(date_basis) + 0.03 * min(len(account.mentions), 5)
    return round(min(score, 0.99), 3)


def _setting(account: Account, main: Mention, place: Resolution | None, date: DateMention | None) -> list[tuple[str, Span]]:
    """Return the words that say what, when, where, and by whose account."""
    fields: list[tuple[str, Span]] = [("sentence", Span(start=main.sentence.start, end=main.sentence.end)), ("category", trigger_span(main))]
    status = next((m for m in account.mentions if m.status_token is not None), None)
    if status is not None and status.status_token is not None:
        fields.append(("status", status.sentence.span(status.status_token, status.status_token)))
    if date is not None:
        fields.append(("date", date.span))
    if place is not None:
        fields.append(("place", place.toponym.span))
    reporter = next((m.reporter for m in [main, *account.mentions] if m.reporter is not None), None)
    if reporter is not None:
        fields.append(("reported_by", reporter.bare_span))
    return fields


def _people(tallied: Tally, who: Cast) -> list[tuple[str, Span]]:
    """Return the words that say who, with what, and how many."""
    fields = [(f"actors[{i}]", span) for i, (_, span) in enumerate(who.actors)]
    fields += [(f"targets[{i}]", span) for i, (_, span, _) in enumerate(who.targets)]
    harms = [h for h in tallied.harms if h.telling]
    fields += [(f"casualties[{i}]", (h.full or h.phrase).span) for i, h in enumerate(harms)]
    fields += [(effect, tallied.counts[effect][1].count_span) for effect in EFFECTS if effect in tallied.counts]
    fields += [(f"weapons[{i}]", span) for i, (_, span) in enumerate(who.weapons)]
    return fields


def _evidence(text: str, fields: list[tuple[str, Span]]) -> list[Evidence]:
    return [Evidence(field=name, span=span, quote=span.of(text)) for name, span in fields]
