"""A tree that is rearranged word by word is never closed to a ring, whatever the words: each climb from a word ends at a root."""

from __future__ import annotations

import random

import pytest

from geomap.language import analyse
from geomap.types import Document

TEXTS = {
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


def test_a_word_of_three_parts_makes_no_ring() -> None:
    text = "PORT-AU-PRINCE (Agency) : Armed men stormed a hospital in the city before dawn on Monday."
    for paragraph in analyse(Document(doc_id="d", text=text, language="en")).paragraphs:
        for token in paragraph.doc:
            above = token
            for _ in range(len(paragraph.doc)):
                above = above.head
            assert above.head.i == above.i
