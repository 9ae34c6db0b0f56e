"""The frozen nouns of the design; no RDF here."""

from kg.model.claim import Assertion, Claim, EntityRef, Locator, Text, Value, value_key, value_text
from kg.model.date import PartialDate, parse_date
from kg.model.disagreement import Disagreement, Judgement
from kg.model.entity import Document, Entity
from kg.model.quantity import BoundRule, Quantity, WordingTable, format_quantity, parse_quantity
from kg.model.vocabulary import Property, Qualifier, Range, Vocabulary
from kg.model.words import Bound, Kind, Modality, Polarity, Severity, Status, Verdict

__all__ = [
    "Assertion",
    "Bound",
    "BoundRule",
    "Claim",
    "Disagreement",
    "Document",
    "Entity",
    "EntityRef",
    "Judgement",
    "Kind",
    "Locator",
    "Modality",
    "PartialDate",
    "Polarity",
    "Property",
    "Qualifier",
    "Quantity",
    "Range",
    "Severity",
    "Status",
    "Text",
    "Value",
    "Verdict",
    "Vocabulary",
    "WordingTable",
    "format_quantity",
    "parse_date",
    "parse_quantity",
    "value_key",
    "value_text",
]
