r"""Where a dateline ends: takes a text and a paragraph's range, gives the offset at which its story starts.

A dateline says where and when a report was filed ("KABUL, Afghanistan (Jan. 3, 2011) --"); it is parsed apart, so that it does not run into
the first sentence, and no incident is placed by it without need.

>>> text = "KABUL, Afghanistan (Jan. 3, 2011) -- A bomb went off."
>>> text[story_start(text, 0, len(text)) :]
'A bomb went off.'
"""

from __future__ import annotations

import itertools
import re

REACH = 420
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|f\u00e9v|avr|mai|juin|juil|ao\u00fb|d\u00e9c)[a-z\u00e0-\u00ff]*\.?"
NAME = r"(?:(?:a[dlnrst]|ash|el)-)?[A-Z\u00c0-\u00de][^\s,;:()\[\]]*"
PLACE = rf"{NAME}(?:[ ](?:(?:d[aeio]s?|del|la|las|los|el|al|of)[ ]|(?:a[dlnrst]|ash|el)-)?[A-Z\u00c0-\u00de(][^\s,;:\[\]]*){{0,4}}"
DASH = r"(?:--+|\u2013|\u2014|\u2012|\u2015|(?<=\s)-(?=\s))"
DATE = rf"(?:(?:{MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{MONTH})(?:,?[ ]\d{{2,4}})?|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?)"
MARK = r"(?:\s*\[[A-Z][A-Z ,.]{2,40}\])?"
OPENING = re.compile(
    rf"\s*{PLACE}(?:,[ ]{PLACE}){{0,2}}(?:,?[ ]\(?(?:le[ ])?(?i:{DATE})\)?)?\s*(?:\([^()\n]{{2,60}}\)|\[[^\]\n]{{2,60}}\])?\.?\s*{DASH}{MARK}\s*"
)
BRACKETED = re.compile(rf"\s*\({PLACE}(?:,[ ]{PLACE}){{0,2}}(?:,?[ ](?:le[ ])?(?i:{DATE}))?\)\s*{DASH}\s*(?=[\"'\u201c\u00ab]?[A-Z\u00c0-\u00de0-9])")
FILED = re.compile(rf"\s*{PLACE}(?:,[ ]{PLACE}){{0,2}},[ ](?i:{DATE})[ ]?\([A-Z][A-Za-z./& -]{{1,24}}\):?\s+(?=[\"'\u201c]?[A-Z0-9])")
"""Datelines without a dash: "Karachi, Mar 16 (PTI) At least five ..."."""
MONTHS = rf"(?:{MONTH}|(?:ene|abr|ago|set|dic)[a-z]*\.?)"
CLOSED = re.compile(
    rf"\s*{PLACE}(?:,[ ]{PLACE}){{0,2}},[ ](?:a[ ]|le[ ])?(?i:\d{{1,2}}(?:er)?[ ](?:de[ ])?{MONTHS})"
    r"(?:[ ](?:del?[ ])?\d{4}(?:[ ]\([^()\n]{2,30}\))?|[ ]\([^()\n]{2,30}\))[ ]?\.[-\u2013\u2014]?\s+(?=[\"'\u201c\u00ab]?[A-Z\u00c0-\u00de])"
)
LUSOPHONE = r"janeiro|fev(?:ereiro)?|mar\u00e7o|maio?|junho|julho|setembro|out(?:ubro)?|novembro|dez(?:embro)?"
LUSA = re.compile(
    rf"\s*{PLACE}(?:,[ ]{PLACE}){{0,2}},[ ](?:(?i:\d{{1,2}}[ ](?:de[ ])?(?:{LUSOPHONE})\b\.?)(?:[ ](?:de[ ])?\d{{4}})?(?:[ ]?\([^()\n]{{2,30}}\))?"
    rf"|(?i:\d{{1,2}}[ ](?:de[ ])?(?:{LUSOPHONE}|jan|mar|abr(?:il)?|jun|jul|ago(?:sto)?|set|nov)\b\.?)(?:[ ](?:de[ ])?\d{{4}})?[ ]?\((?i:lusa|ag\u00eancia[ ]\w+|angop|aim|folhapress|inforpress)\))"
    r"[ ]?\.?(?:--?|\u2013|\u2014)\s*(?=[\"'\u201c\u00ab]?[A-Z\u00c0-\u00de0-9])"
)
"""Datelines of Portuguese: "Maputo, 12 fev 2023 (Lusa) \u2013 "; the months that Spanish has, too, with an agency of Portuguese."""
COLON = re.compile(rf"\s*[A-Z]{{3,}}(?:[ ][A-Z]+){{0,2}}(?:,[ ]{PLACE})?[ ]?(?:\([A-Za-z. /]{{2,30}}\))?[ ]?:\s+(?=[A-Z][a-z ])")
AGENCY = r"(?:ИА\s)?(?:\u00ab[^\u00bb\n]{2,30}\u00bb|[A-ZА-ЯЁ\d][\w.-]{2,20}(?:\s[A-ZА-ЯЁ]\w{2,9})?)"
CYRILLIC = re.compile(
    r"\s*[А-ЯЁ][\w-]{2,}(?:[ ][А-ЯЁ][\w-]*){0,2}[.,]\s(?:\d{1,2}\s[а-яё]{3,8}(?:\s\d{4}(?:\sгода?)?)?|\d{1,2}\.\d{2}\.(?:\d{4}|\d{2}))\s?[.\u2014\u2013-]\s*"
    rf"(?:/[^/\n]{{2,40}}/\.?\s*|{AGENCY}\s?[.\u2014\u2013-]\s+(?=[A-ZА-ЯЁ«\"]))?"
    rf"|\s*(?:[А-ЯЁ]{{3,}}(?:[ -][А-ЯЁ]+)*\s?[\u2014\u2013-]\s{AGENCY}[.]|\u00ab[^\u00bb\n]{{2,30}}\u00bb\s[\u2014\u2013-])\s+(?=[A-ZА-ЯЁ«\"])"
)
DATED = re.compile(rf"^[ ]*{PLACE}(?:,[ ]{PLACE})?,[ ](?i:{DATE})[ ]?(?:\([^()\n]{{2,30}}\))?[ ]?:\s+(?=[\"'A-Z\u201c])", re.MULTILINE)
HEAD = rf"^[ ]*[A-Z\u00c0-\u00de][\w'\u2019-]+(?:[ ][A-Z\u00c0-\u00de][\w'\u2019-]+){{0,2}}(?:,[ ]{PLACE})?"
TITLED = [re.compile(rf"{HEAD}{mark}[ ]+(?=[\"'\u201c]?[A-Z\u00c0-\u00de0-9])", re.MULTILINE) for mark in (r"\.?[ ](?:\u2013|\u2014|--|-)", r"[ ]?:")]
STORY = 50
"""How many letters the first sentence of a story has at least."""
RELEASE = re.compile(rf"(?:^|(?<=[\s.]))[A-Z][A-Z'-]{{2,}}(?:[ ][A-Z][A-Z'-]+)*(?:,[ ]{PLACE})?[ ]*\((?i:{DATE})\)[ ]*{DASH}?\s*")


def story_start(text: str, start: int, end: int) -> int:
    """Return where the story of the paragraph ``text[start:end]`` starts: after its dateline, or `start` where it has none."""
    window = text[start : min(end, start + REACH)]
    release = RELEASE.search(window)
    if release:
        return start + release.end()
    opening = OPENING.match(window)
    if opening and _like_dateline(opening[0]):
        return start + opening.end()
    closed = (
        CLOSED.match(window) or LUSA.match(window) or FILED.match(window)
    )  # "Bogot\u00e1, 4 de mayo de 2023. Hombres armados ...", "Lima, 4 may (EFE).- ..."
    if closed:
        return start + closed.end()
    bracketed = BRACKETED.match(window)  # "(Nairobi, May 4, 2021) \u2013 Soldiers executed ...", as organisations for human rights have it
    if bracketed:
        return start + bracketed.end()
    russian = CYRILLIC.match(window)  # a city in capitals, a day and a month, an agency between slashes
    if russian:
        return start + russian.end()
    dated = DATED.match(window)  # "Raipur, Jul 19: Two men ..."; where more than one paragraph begins so, they are entries of a list
    if dated and sum(1 for _ in itertools.islice(DATED.finditer(text), 2)) == 1:
        return start + dated.end()
    for opened in TITLED:  # "Kampala \u2014 Rebels of the ADF raided ..."; where more than one paragraph begins so, they are entries of a list
        titled = opened.match(window)
        if titled and _opens_story(window[titled.end() :], more=bool(text[end:].strip())) and sum(1 for _ in itertools.islice(opened.finditer(text), 2)) == 1:
            return start + titled.end()
    colon = COLON.match(window)  # "PESHAWAR: A bomb ...", "SRINAGAR (PTI): At least nine ..."
    return start + colon.end() if colon else start


def _opens_story(rest: str, *, more: bool) -> bool:
    """Tell whether a sentence follows (and `more` behind it), in which no second dash ends what would stand between two: "Juba \u2014 Gunmen ambushed a truck"."""
    sentence = re.split(r"(?<=[a-z\d])[.!?](?:\s|$)|\n(?![a-z])", rest, maxsplit=1)[0]
    return len(sentence) >= STORY and (more or len(sentence) < len(rest)) and not re.search(r"\s(?:\u2013|\u2014|--|-)\s", sentence)


def _like_dateline(head: str) -> bool:
    """Tell a dateline from a name before a dash in running text: it has a date, an agency, or its place in capitals."""
    place = re.split(r"[,(\u2013\u2014]|\s-", head, maxsplit=1)[0]
    return bool(re.search(rf"(?i:\b{DATE})|[(\[]", head)) or (place.isupper() and len(place.strip()) > 2)
