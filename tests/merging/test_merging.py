"""The same incident told twice is one incident with two sources; two incidents stay two; the order of the claims does not matter."""

import csv
import dataclasses
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.merging import combine, decide, merge
from geomap.types import Claim, Count, Decision, Document, sources_of

Tell = Callable[..., Claim]
CASES = list(csv.DictReader((Path(__file__).parent / "cases.csv").read_text(encoding="utf-8").splitlines()))


def of(words: str, tell: Tell, name: str) -> Claim:
    category, day, place, rest = words.split("|")
    more = dict(pair.split("=") for pair in rest.split(";") if pair)
    numbers = {key: int(value) if value.isdigit() else value for key, value in more.items()}
    return tell(name, name, category, day or None, place or None, **numbers)


def sets(incidents: list) -> set[frozenset[str]]:
    return {frozenset(claim.claim_id for claim in incident.claims) for incident in incidents}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_two_reports_tell_of_one_incident_or_of_two(case: dict[str, str], tell: Tell) -> None:
    claims = [of(case["first"], tell, "a"), of(case["second"], tell, "b")]
    assert (len(merge(claims, ())) == 1) == (case["same"] == "yes"), [decision.why for decision in decide(claims)]


def test_in_one_document_two_accounts_stay_two_unless_much_agrees(tell: Tell) -> None:
    apart = [tell("a", start=10), tell("b", start=90)]
    assert len(merge([tell("a", place="Balkh"), tell("b", place="Balkh", start=90)], ())) == 2
    assert len(merge([tell("a", place="Mazar"), tell("b", place="Balkh", start=90)], ())) == 2
    assert len(merge([dataclasses.replace(apart[0], series=True), apart[1]], ())) == 2


def test_a_mention_that_points_back_joins_its_incident(tell: Tell) -> None:
    first = tell("a", category="assassination", place="Mazar", target="the governor of the province", killed=1)
    back = tell("b", category="assassination", day=None, place="Balkh", target="a provincial governor", killed=1, trigger="the assassination", start=900)
    fresh = tell("c", category="bombing", day=None, place="Balkh", trigger="several bombings", start=800, series=True)
    assert sets(merge([first, back, fresh], ())) == {frozenset("ab"), frozenset("c")}


def test_what_is_ruled_out_between_two_accounts_keeps_a_third_from_joining_them(tell: Tell) -> None:
    monday = tell("a", "1", day="2023-03-06", killed=5)
    between = tell("b", "2", day="2023-03-07~", killed=5)
    wednesday = tell("c", "3", day="2023-03-08", killed=5)
    assert len(merge([monday, between, wednesday], ())) == 2


def test_a_person_decides_against_the_program_and_can_take_it_back(tell: Tell) -> None:
    claims = [tell("a", "1"), tell("b", "2"), tell("c", "3", place="Herat")]
    assert sets(merge(claims, ())) == {frozenset("ab"), frozenset("c")}
    apart = Decision(left="a", right="b", judgement="different", who="A. Reader")
    together = Decision(left=merge(claims, ())[0].incident_id, right="c", judgement="same", who="A. Reader")
    assert sets(merge(claims, (), [apart])) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert frozenset("c") not in sets(merge(claims, (), [together]))
    assert sets(merge(claims, (), [])) == {frozenset("ab"), frozenset("c")}


def test_decisions_are_data_with_score_and_reason(tell: Tell) -> None:
    decision = decide([tell("b", "2", target="a mosque"), tell("a", "1", target="the mosque")])[0]
    assert (decision.left, decision.right, decision.judgement) == ("a", "b", "same")
    assert decision.score > 0.9
    assert decision.why == "the same day, the same place, bombing, the same targets"


def test_where_accounts_differ_the_range_and_the_disagreement_are_kept(tell: Tell) -> None:
    claims = [tell("a", "1", killed=31), tell("b", "2", killed=34), tell("c", "3", killed=34)]
    incident = merge(claims, ())[0]
    assert incident.killed == Count(low=31, best=34, high=34)
    assert [(d.field, d.values) for d in incident.disagreements] == [("killed", (("a", "31"), ("b", "34"), ("c", "34")))]
    assert incident.claims == tuple(claims)


def test_a_publisher_counts_once_in_a_vote(tell: Tell) -> None:
    documents = [Document(doc_id=doc_id, text="", publisher="A paper" if doc_id != "3" else "Another") for doc_id in "123"]
    claims = [tell("a", "1", killed=31), tell("b", "2", killed=31), tell("c", "3", killed=34)]
    alone = combine(claims, {document.doc_id: document for document in documents}, "i")
    assert alone.killed.best == 31
    assert alone.score == pytest.approx(0.96)


def test_a_wire_copy_is_no_second_source(tell: Tell) -> None:
    words = "A car bomb killed 31 people at a market in Kabul on Thursday, police said."
    copies = [tell("a", "1", killed=31, sentence=words), tell("b", "2", killed=31, sentence=words.replace(" ", "\n ")), tell("c", "3", killed=34)]
    assert set(sources_of(copies, {}).values()) == {"document 1", "document 3"}
    assert merge(copies, ())[0].score == pytest.approx(0.96)
    assert sets(merge([tell("a", "1", place=None, sentence=words), tell("b", "2", place=None, sentence=words)], ())) == {frozenset("ab")}


def test_what_is_less_precise_is_no_disagreement(tell: Tell) -> None:
    claims = [
        tell("a", "1", killed=31, target="the mosque"),
        tell("b", "2", day="2023-03", killed=31, target="a mosque"),
        tell("c", "3", place="Afghanistan", killed=31),
    ]
    joined = combine(claims, {}, "i")
    assert joined.disagreements == ()
    assert [one.field for one in combine([*claims, tell("d", "4", day="2023-03-10~", place="Bagrami", killed=31)], {}, "i").disagreements] == ["date", "place"]


def test_who_is_blamed_is_a_disagreement_between_strangers_alone(tell: Tell) -> None:
    branch, parent, other = (tell(name, name, by=by) for name, by in (("a", "isk"), ("b", "islamic_state"), ("c", "taliban")))
    assert combine([branch, parent], {}, "i").disagreements == ()
    assert [(one.field, one.values) for one in combine([branch, other], {}, "i").disagreements] == [("actors", (("a", "isk"), ("c", "taliban")))]


def test_the_most_precise_date_and_place_are_the_incidents(tell: Tell) -> None:
    loose = tell("a", "1", day="2023-03", place="Balkh", target="the governor", category="assassination", killed=1)
    exact = tell("b", "2", place="Mazar", target="the governor", category="assassination", killed=1)
    incident = merge([loose, exact], (), [Decision(left="a", right="b", judgement="same")])[0]
    assert (incident.date.value, incident.place.place.name) == ("2023-03-09", "Mazar")


def test_an_id_outlives_a_later_report_and_another_reading(tell: Tell) -> None:
    first = tell("a", "1", killed=3)
    before = merge([first], [Document(doc_id="1", text="", published="2023-03-10")])[0]
    documents = [Document(doc_id="1", text="", published="2023-03-10"), Document(doc_id="0", text="", published="2023-03-11")]
    assert [incident.incident_id for incident in merge([first, tell("b", "0", killed=3)], documents)] == [before.incident_id]
    read_again = dataclasses.replace(first, claim_id="other", category="suicide_bombing", killed=Count(low=4, best=4, high=4), score=0.1)
    assert merge([read_again], ())[0].incident_id == before.incident_id


def test_two_incidents_on_the_same_telling_words_have_ids_of_their_own(tell: Tell) -> None:
    ids = [incident.incident_id for incident in merge([tell("a"), tell("b", place="Herat")], ())]
    assert len(set(ids)) == 2


claims_strategy = st.lists(
    st.tuples(
        st.sampled_from("123"),
        st.sampled_from(["bombing", "suicide_bombing", "arrest"]),
        st.sampled_from(["2023-03-09", "2023-03-10", "2023-03", None]),
        st.sampled_from(["Kabul", "Bagrami", "Balkh", None]),
        st.sampled_from([None, 3, 30]),
        st.sampled_from([0.2, 0.8]),
    ),
    max_size=7,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=claims_strategy, chance=st.randoms(use_true_random=False))
def test_any_order_of_claims_gives_the_same_incidents(tell: Tell, rows: list[tuple], chance: random.Random) -> None:
    claims = [tell(f"c{at}", *row[:4], killed=row[4], score=row[5], start=at * 50) for at, row in enumerate(rows)]
    documents = [Document(doc_id="1", text="", publisher="P", published="2023-03-12"), Document(doc_id="2", text="", publisher="P")]
    shuffled = list(claims)
    chance.shuffle(shuffled)
    merged = merge(claims, documents)
    assert merge(shuffled, reversed(documents)) == merged
    assert sorted(claim.claim_id for incident in merged for claim in incident.claims) == sorted(claim.claim_id for claim in claims)
    assert len({incident.incident_id for incident in merged}) == len(merged)
