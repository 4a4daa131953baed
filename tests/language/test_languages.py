"""Which languages are read how: detection, the models, and what happens without one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.language import analyse, identify, reading
from geomap.pipeline import read
from geomap.types import Document

SENTENCES = {
    "en": "The bomb went off in the market, and two people were killed.",
    "fr": "La bombe a explosé sur le marché et deux personnes ont été tuées.",
    "ru": "Бомба взорвалась на рынке, и два человека были убиты.",
    "de": "Die Bombe explodierte auf dem Markt, und zwei Menschen wurden getötet.",
    "es": "La bomba estalló en el mercado y dos personas murieron.",
    "pt": "A bomba explodiu no mercado e duas pessoas morreram.",
    "ar": "انفجرت القنبلة في السوق وقتل شخصان.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_the_language_of_a_text_is_told(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "AMISOM forces clash with al Shabaab, retake Goof Guduud. Two al Shabaab dead."),
        ("en", "1 UN national staff killed when convoy attacked Sept 16."),
        ("fr", "Neuf passagers sont morts sur le coup."),
        ("ru", "В Газни убит майор."),
        ("ru", "На окраине Тахара вчера взорвана гостиница."),
        ("uk", "У Херсоні внаслідок обстрілу загинули двоє людей."),
        ("bg", "Двама полицаи са убити при нападение в Лахор."),
        ("fr", "Le commandant Steve Belzil parle d'une accalmie."),
        ("pt", "Dois homens foram baleados em Recife."),
        ("pt", "HOMENS ARMADOS MATARAM CINCO PESSOAS EM MACOMIA NA SEGUNDA-FEIRA"),
        ("pt", "Ataque armado faz tres mortos em Muidumbe"),
        ("pt", "Detiveram-no quando tentava fugir de Pemba."),
        ("pt", "Um homem matou a mulher a facadas em Setúbal."),
        ("es", "Matan a un periodista en Veracruz"),
        ("es", "Dos muertos en Bogota"),
        ("es", "Hombres armados mataron a cinco personas en una aldea de Malí"),
        ("en", "Da Silva was shot in Lagos."),
        ("en", "Guerrillas cut down pylons feeding Ocaña, Norte de Santander, with chainsaws on Friday, plunging 9,000 homes into darkness."),
        ("en", "Police found no bombs in Lagos."),
        ("it", "Due soldati sono stati uccisi da un ordigno esplosivo in Afghanistan, ha detto la polizia."),
        ("fr", "Deux morts dans une attaque"),
    ],
)
def test_names_and_a_lack_of_accents_do_not_mislead_in_short_texts(language: str, text: str) -> None:
    assert identify(text) == language


def test_what_is_declared_outweighs_what_is_guessed() -> None:
    assert analyse(Document(doc_id="d", text=SENTENCES["en"], language="fr")).language == "fr"


def test_a_language_with_a_model_is_read() -> None:
    analysis = analyse(Document(doc_id="d", text=SENTENCES["fr"]))
    assert analysis.unread is None
    assert [(p.parsed, p.language) for p in analysis.paragraphs] == [(True, "fr")]
    assert [t.lemma_ for t in analysis.paragraphs[0].doc if t.pos_ == "VERB"] == ["explode", "kill"]


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_language_without_a_model_says_so(language: str) -> None:
    analysis = analyse(Document(doc_id="d", text=SENTENCES[language]))
    assert not any(p.parsed for p in analysis.paragraphs)
    assert analysis.unread is not None
    assert f"({language})" in analysis.unread


@pytest.fixture
def no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "is_installed", lambda _: False)


@pytest.mark.usefixtures("no_extra")
def test_a_missing_extra_is_told_in_one_sentence() -> None:
    analysis = analyse(Document(doc_id="d", text=SENTENCES["fr"]))
    assert not any(p.parsed for p in analysis.paragraphs)
    assert analysis.unread is not None
    assert "pip install 'geomap[languages]'" in analysis.unread


def test_an_unread_document_is_searched_by_names_and_noted() -> None:
    found = read(Document(doc_id="d", text="Bei dem Anschlag in Kandahar wurden am 3.5.2019 zwei Menschen getötet, teilte die Polizei mit."))
    assert [r.place.country_code for r in found.resolutions if r.place] == ["AF"]
    assert [(note.stage, note.doc_id) for note in found.rejections] == [("language", "d")]
    assert found.document.language == "de"


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ru"])
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_any_text_is_read_with_true_offsets(language: str, data: st.DataObject) -> None:
    piece = st.one_of(st.sampled_from(SENTENCES[language].split()), st.text(max_size=8))
    text = " ".join(data.draw(st.lists(piece, max_size=30)))
    for paragraph in analyse(Document(doc_id="d", text=text, language=language)).paragraphs:
        for token in paragraph.doc:
            assert 0 <= token.idx <= token.idx + len(token) <= len(paragraph.text)
            assert token.head.sent is token.sent if paragraph.language == language else True


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ru"])
def test_letters_that_no_dictionary_knows_pass(language: str) -> None:
    assert analyse(Document(doc_id="d", text="\U00017000 \u0378 \ue000.", language=language)).paragraphs


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ru"])
def test_offsets_are_the_documents(language: str) -> None:
    text = f"  {SENTENCES[language]}\n\n{SENTENCES[language]}"
    for paragraph in analyse(Document(doc_id="d", text=text, language=language)).paragraphs:
        for token in paragraph.doc:
            assert text[paragraph.offset + token.idx :].startswith(token.text)


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ru"])
def test_its_parse_is_used_like_spacys(language: str) -> None:
    doc = analyse(Document(doc_id="d", text=f"{SENTENCES[language]} Paris, Париж.", language=language)).paragraphs[0].doc
    for token in doc:
        assert [*token.ancestors][-1:] in ([], [token.sent.root])
        assert token.left_edge.i <= token.i <= token.right_edge.i
        assert all(child.head is token for child in token.children)
        assert doc[token.i] is token
    assert doc[0].nbor(1) is doc[1]
    for word, looks in (("Paris", (True, True, False, False)), ("Париж", (True, True, False, False)), (".", (False, False, False, False))):
        token = next(token for token in doc if token.text == word)
        assert (token.is_alpha, token.is_title, token.is_lower, token.is_digit) == looks
    assert all(entity.label_ in {"GPE", "PERSON", "ORG", "DATE"} and len(entity) for entity in doc.ents)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "5 mai, Gao\n\nUn soldat a été tué.\n\n6 mai, Mopti\n\nUn camion a sauté sur une mine."),
        ("ru", "10 мая, Гао\n\nУбит солдат.\n\n11 мая, Мопти\n\nНа мине подорвался грузовик."),
    ],
)
def test_headings_of_days_and_places_are_read(language: str, text: str) -> None:
    assert read(Document(doc_id="d", text=text, published="2021-05-12", language=language)).claims


def test_wild_animals_are_told_by_their_small_letter() -> None:
    text = "Un éléphant a tué deux personnes à Gao. Des lions ont attaqué un village."
    assert read(Document(doc_id="d", text=text, published="2021-05-12", language="fr")).claims == ()


def test_a_verb_that_nobody_uses_does_not_hide_a_common_one() -> None:
    doc = analyse(Document(doc_id="d", text="Rebels staged an attack, waged war, hoped to win and raped two women.", language="en")).paragraphs[0].doc
    assert {"stage", "wage", "hope", "rape"} <= {t.lemma_ for t in doc}
