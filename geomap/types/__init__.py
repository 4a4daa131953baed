"""The words that the rooms share: frozen, slotted, keyword-only records, made of the standard library alone.

Every offset is a half-open range of code points into `Document.text`. Coordinates are WGS 84 degrees, longitude before latitude.
Unknown is ``None``, never 0 or "". Dates are ISO 8601 strings.

>>> Span(start=3, end=8).of("at Kabul today")
'Kabul'
"""

from geomap.types.curation import Correction, Decision, Story, StoryStep
from geomap.types.documents import Document, Evidence, Rejection, Span
from geomap.types.incidents import Category, Claim, Disagreement, Edit, Incident, Status
from geomap.types.people import Actor, ActorKind, Attribution, Casualty, CasualtyKind, Count, Effect, Qualifier, Role, Target, TargetKind, Weapon
from geomap.types.places import Candidate, Place, Relation, Resolution, Toponym
from geomap.types.sources import copied_words, sources_of
from geomap.types.times import DateBasis, DateMention, DatePrecision, Timex, When

__all__ = [
    "Actor",
    "ActorKind",
    "Attribution",
    "Candidate",
    "Casualty",
    "CasualtyKind",
    "Category",
    "Claim",
    "Correction",
    "Count",
    "DateBasis",
    "DateMention",
    "DatePrecision",
    "Decision",
    "Disagreement",
    "Document",
    "Edit",
    "Effect",
    "Evidence",
    "Incident",
    "Place",
    "Qualifier",
    "Rejection",
    "Relation",
    "Resolution",
    "Role",
    "Span",
    "Status",
    "Story",
    "StoryStep",
    "Target",
    "TargetKind",
    "Timex",
    "Toponym",
    "Weapon",
    "When",
    "copied_words",
    "sources_of",
]
