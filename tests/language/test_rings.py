"""A tree that is rearranged word by word is never closed to a ring, whatever the words: each climb from a word ends at a root."""

from __future__ import annotations

import random

import pytest

from geomap.language import analyse
from geomap.pipeline import read
from geomap.types import Document

TEXTS = {
    "en": "Two tea boys and a trucker were killed and one volunteer hurt as gunmen opened fire in Karachi on Monday, leaving ten boys dead and a guard injured, police said.",
    "ru": "Двое неизвестных, обстрелявших ночью пост полиции под Кизляром, убиты, сообщили в МВД. По данным следствия, ранены не менее трёх человек, в том числе двое детей.",
    "es": "Dos sujetos acusados de matar a un fiscal fueron detenidos el martes en Lima. Veinte soldados, entre ellos seis mujeres, y un civil que viajaba con ellos murieron, informó la policía.",
    "pt": "Dois indivíduos acusados de matar um procurador foram detidos na terça-feira em Maputo. Vinte soldados, entre eles seis mulheres, e um civil que viajava com eles morreram, informou-se.",
    "fr": "Deux frères soupçonnés de viser une synagogue ont été arrêtés mardi à Lyon. Vingt soldats, dont six femmes, et un civil ont été tués par des hommes armés près de Gao.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_words_in_any_order_make_no_ring(language: str) -> None:
    order = random.Random(7)  # noqa: S311 - an order, no secret
    for _ in range(40):
        words = TEXTS[language].split() * 2
        order.shuffle(words)
        [paragraph] = analyse(Document(doc_id="d", text=" ".join(words), language=language)).paragraphs
        for token in paragraph.doc:
            above = token
            for _ in range(len(words) * 2):
                above = above.head
            assert above.head is above
            assert above.dep_ == "ROOT"


def test_who_is_left_hurt_beside_the_dead_hangs_on_no_part_of_itself() -> None:
    text = "Gunmen opened fire at a hotel in Karachi, leaving two tea boys and a trucker from Waziristan dead and an Edhi volunteer hurt."
    assert len(read(Document(doc_id="d", text=text, language="en")).claims) == 1


def test_a_word_of_three_parts_makes_no_ring() -> None:
    text = "PORT-AU-PRINCE (Agency) : Armed men stormed a hospital in the city before dawn on Monday."
    for paragraph in analyse(Document(doc_id="d", text=text, language="en")).paragraphs:
        for token in paragraph.doc:
            above = token
            for _ in range(len(paragraph.doc)):
                above = above.head
            assert above.head.i == above.i
