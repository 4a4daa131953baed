"""French, Portuguese, Russian and Spanish in capitals, or without any, are read in the case that newspapers print."""

from __future__ import annotations

import unicodedata

import pytest

from geomap.language.foreign.recasing import recase

PRINTED = [
    ("fr", "Trois soldats maliens ont été tués mardi par des djihadistes de Boko Haram près de Gao, dans le nord du Mali, a annoncé l'armée."),
    ("fr", "Deux civils tués par l'ADF au Nord-Kivu. L'ONU condamne l'attaque menée à l'ouest de Beni."),
    ("fr", "Des individus ont incendié une école à Ouagadougou, selon la police. M. Sawadogo a été enlevé à Dori."),
    ("es", "Tres soldados murieron el martes en una emboscada del ELN cerca de Tame, en el departamento de Arauca, informó la policía."),
    ("es", "Hombres armados asesinaron a dos jueces en Tegucigalpa. El ataque dejó cuatro heridos."),
    ("pt", "Três soldados morreram na terça-feira numa emboscada perto de Mueda, no norte de Moçambique, informou a polícia."),
    ("pt", "Homens armados assassinaram dois juízes em Nampula. O ataque fez quatro feridos."),
    ("ru", "Трое военных погибли в Грозном при подрыве на мине, сообщило МВД РФ. Ответственность взяло «Исламское государство»."),
    ("ru", "ВСУ обстреляли Шебекинский городской округ Белгородской области, ранен И. Петров."),
    ("ru", "В Махачкале неизвестные расстреляли трёх полицейских, сообщил ТАСС. Боевики скрылись в сторону Хасавюрта."),
]


@pytest.mark.parametrize(("language", "text"), PRINTED)
def test_case_is_given_back(language: str, text: str) -> None:
    """The text in capitals, the names' capitals apart from those of sentences, is the text as printed."""
    assert recase(text.upper(), language) == text


def test_accents_are_given_back() -> None:
    """Capitals without accents are read with those of the commonest word; "a" is a verb before what was done and a preposition else."""
    text = "Un soldat tué à Gao, a annoncé l'armée. Deux éleveurs ont été blessés."
    bare = "".join(c for c in unicodedata.normalize("NFD", text.upper()) if not unicodedata.combining(c))
    assert recase(bare, "fr") == text


def test_printed_text_stays() -> None:
    """What has capitals and small letters is not touched."""
    assert all(recase(text, language) == text for language, text in PRINTED)
