"""For each shape: a good thing that is copied, and the values that make the copy bad.

`shape/variant`: (pattern that picks the good thing, property, values that replace its own).
"""

from __future__ import annotations

__all__ = ["A_CELL", "FAULTS"]

#: a good cell of a table, which the tiny graph does not have
A_CELL = """INSERT DATA {
  id:evidence\\/zz a oa:SpecificResource ; oa:hasSource id:document\\/a ; air:row 12 ;
    air:column 4 ; air:columnName "Parameters" ; air:citedSource <https://a.example/paper> ;
    air:passageSha256 "0000000000000000000000000000000000000000000000000000000000000000" ;
    oa:hasSelector id:fragment\\/zz , id:words\\/zz .
  id:fragment\\/zz a oa:FragmentSelector ; rdf:value "cell=12,4" ;
    dcterms:conformsTo <http://tools.ietf.org/rfc/rfc7111> .
  id:words\\/zz a oa:TextQuoteSelector ; oa:exact "671000000000.0" .
}"""

_PERSON, _DOCUMENT = "?it a air:Person", "?it air:sha256 ?any"
_CLAIM, _ASSERTION = "?it rdf:predicate air:scored", "?it air:channel ?any"
_PLACE, _START, _WORDS = "?it air:paragraph ?any", "?it oa:start ?any", "?it oa:exact ?any"
_QUANTITY, _DATE, _RUN = "?it air:unit 'USD'", "?it air:edtf '2031-03-12'", "?it a prov:Activity"
_DISAGREEMENT = "?it air:kind air:byValue"
_SIDE, _LIKE = "?it air:holds ?any", "?it air:compares ?any"
_OVERLAP, _NAMING = "?it air:between ?any", "?it air:called ?any"
_CELL, _FRAGMENT = "?it air:columnName ?any", "?it rdf:value 'cell=12,4'"
_NINE = "'a b c d e f g h i'"

FAULTS: dict[str, tuple[str, str, str]] = {
    "entity-label/none": (_PERSON, "rdfs:label", ""),
    "entity-label/two": (_PERSON, "rdfs:label", "'Ann'@en, 'Anna'@en"),
    "entity-label/blank": (_PERSON, "rdfs:label", "' '@en"),
    "entity-label/plain": (_PERSON, "rdfs:label", "'Ann'"),
    "entity-class/unknown": (_PERSON, "rdf:type", "air:Entity, air:Person, air:Robot"),
    "entity-kind/none": (_PERSON, "rdf:type", "air:Entity"),
    "entity-alias/plain": (_PERSON, "skos:altLabel", "'Annie'"),
    "entity-match/text": (_PERSON, "skos:exactMatch", "'Q42'"),
    "entity-match/urn": (_PERSON, "skos:exactMatch", "<urn:x:1>"),
    "document-class/article": (_DOCUMENT, "rdf:type", "air:Entity, air:Document, prov:Entity"),
    "document-file/none": (_DOCUMENT, "dcterms:identifier", ""),
    "document-file/folder": (_DOCUMENT, "dcterms:identifier", "'../secret.txt'"),
    "document-digest/short": (_DOCUMENT, "air:sha256", "'abc'"),
    "document-length/zero": (_DOCUMENT, "air:characters", "0"),
    "document-length/text": (_DOCUMENT, "air:characters", "'90'"),
    "document-language/word": (_DOCUMENT, "dcterms:language", "'English'"),
    "document-url/two": (_DOCUMENT, "schema:url", "<https://a.example/>, <https://b.example/>"),
    "document-url/script": (_DOCUMENT, "schema:url", "<javascript:alert>"),
    "document-title/two": (_DOCUMENT, "dcterms:title", "'One'@en, 'Two'@en"),
    "document-publisher/two": (_DOCUMENT, "dcterms:publisher", "'One', 'Two'"),
    "document-replaces/two": (_DOCUMENT, "dcterms:replaces", "document:a, document:b"),
    "document-replaced/person": (_DOCUMENT, "dcterms:isReplacedBy", "person:ada-mirov"),
    "document-issued/words": (_DOCUMENT, "dcterms:issued", "'last Monday'"),
    "claim-class/none": (_CLAIM, "rdf:type", "air:Claim"),
    "claim-label/none": (_CLAIM, "rdfs:label", ""),
    "claim-subject/none": (_CLAIM, "rdf:subject", ""),
    "claim-subject/two": (_CLAIM, "rdf:subject", "model:finch-2, model:heron-1"),
    "claim-predicate/two": (_CLAIM, "rdf:predicate", "air:scored, air:price"),
    "claim-predicate/unknown": (_CLAIM, "rdf:predicate", "air:member"),
    "claim-object/none": (_CLAIM, "rdf:object", ""),
    "claim-object/two": (_CLAIM, "rdf:object", "model:finch-2, 'words'"),
    "claim-status/none": (_CLAIM, "air:status", ""),
    "claim-status/unknown": (_CLAIM, "air:status", "air:proved"),
    "claim-polarity/none": (_CLAIM, "air:polarity", ""),
    "claim-polarity/unknown": (_CLAIM, "air:polarity", "air:affirmed, air:doubted"),
    "claim-documents/zero": (_CLAIM, "air:documentCount", "0"),
    "claim-claimants/two": (_CLAIM, "air:claimantCount", "1, 2"),
    "claim-origins/many": (_CLAIM, "air:originCount", "9"),
    "claim-origins/zero": (_CLAIM, "air:originCount", "0"),
    "assertion-class/none": (_ASSERTION, "rdf:type", "air:Assertion"),
    "assertion-claim/two": (_ASSERTION, "air:asserts", "?one, ?two"),
    "assertion-claimant/none": (_ASSERTION, "air:claimant", ""),
    "assertion-claimant/two": (_ASSERTION, "air:claimant", "company:corvane, group:analysts"),
    "assertion-document/none": (_ASSERTION, "air:reportedIn", ""),
    "assertion-modality/unknown": (_ASSERTION, "air:modality", "air:contested"),
    "assertion-polarity/none": (_ASSERTION, "air:polarity", ""),
    "assertion-polarity/both": (_ASSERTION, "air:polarity", "air:affirmed, air:denied"),
    "assertion-evidence/none": (_ASSERTION, "air:evidence", ""),
    "assertion-interest/text": (_ASSERTION, "air:selfInterested", "'true'"),
    "assertion-run/none": (_ASSERTION, "prov:wasGeneratedBy", ""),
    "assertion-channel/person": (_ASSERTION, "air:channel", "person:ada-mirov"),
    "assertion-hedge/two": (_ASSERTION, "air:hedge", "'may'@en, 'reportedly'@en"),
    "assertion-anchor/person": (_ASSERTION, "air:anchoredTo", "person:ada-mirov"),
    "assertion-words/nine": (_ASSERTION, "air:asStated", _NINE),
    "evidence-document/none": (_PLACE, "oa:hasSource", ""),
    "evidence-paragraph/zero": (_PLACE, "air:paragraph", "0"),
    "evidence-digest/none": (_PLACE, "air:passageSha256", ""),
    "evidence-position/none": (_PLACE, "oa:hasSelector", "?words"),
    "evidence-words/none": (_PLACE, "oa:hasSelector", "?position"),
    "assertion-confidence/two": (_ASSERTION, "air:confidence", "'Likely'@en, 'Sure'@en"),
    "cell-column/zero": (_CELL, "air:column", "0"),
    "cell-name/two": (_CELL, "air:columnName", "'one', 'two'"),
    "cell-fragment/position": (_CELL, "oa:hasSelector", "?words, ?position"),
    "cell-source/mail": (_CELL, "air:citedSource", "<mailto:a@b.example>"),
    "fragment-value/rows": (_FRAGMENT, "rdf:value", "'row=5-7'"),
    "fragment-form/none": (_FRAGMENT, "dcterms:conformsTo", ""),
    "position-start/negative": (_START, "oa:start", "-1"),
    "position-start/behind": (_START, "oa:start", "999999"),
    "position-end/text": (_START, "oa:end", "100000.0"),
    "words-few/nine": (_WORDS, "oa:exact", _NINE),
    "words-few/none": (_WORDS, "oa:exact", ""),
    "quantity-class/none": (_QUANTITY, "rdf:type", "owl:Thing"),
    "quantity-amount/above": (_QUANTITY, "air:amount", "9e30"),
    "quantity-amount/integer": (_QUANTITY, "air:amount", "6000000"),
    "quantity-lower/above": (_QUANTITY, "air:lower", "9e30"),
    "quantity-upper/two": (_QUANTITY, "air:upper", "9e30, 8e30"),
    "quantity-unit/none": (_QUANTITY, "air:unit", ""),
    "quantity-bound/unknown": (_QUANTITY, "air:bound", "air:atLeast"),
    "quantity-wording/none": (_QUANTITY, "air:asStated", ""),
    "date-class/none": (_DATE, "rdf:type", "owl:Thing"),
    "date-edtf/slashes": (_DATE, "air:edtf", "'12/03/2031'"),
    "date-earliest/behind": (_DATE, "air:earliest", "'2032-01-01'^^xsd:date"),
    "date-latest/year": (_DATE, "air:latest", "'2031-03-12'^^xsd:date, '2032-03-12'^^xsd:date"),
    "date-wording/none": (_DATE, "air:asStated", ""),
    "assertion-verdict/unknown": (
        _ASSERTION,
        "air:resolution",
        "air:settled ; skos:note 'why'@en",
    ),
    "disagreement-class/none": (_DISAGREEMENT, "rdf:type", "owl:Thing"),
    "disagreement-kind/unknown": (_DISAGREEMENT, "air:kind", "air:byTaste"),
    "disagreement-members/none": (_DISAGREEMENT, "air:member", ""),
    "disagreement-sides/none": (_DISAGREEMENT, "air:side", ""),
    "disagreement-subject/none": (_DISAGREEMENT, "air:onSubject", ""),
    "disagreement-property/two": (_DISAGREEMENT, "air:onProperty", "air:price, air:scored"),
    "disagreement-reason/none": (_DISAGREEMENT, "rdfs:comment", ""),
    "disagreement-verdict/unknown": (
        _DISAGREEMENT,
        "air:resolution",
        "air:stated ; skos:note 'why'@en",
    ),
    "resolution-reason/none": (_DISAGREEMENT, "air:resolution", "air:settled"),
    "side-class/none": (_SIDE, "rdf:type", "owl:Thing"),
    "side-label/none": (_SIDE, "rdfs:label", ""),
    "side-label/two": (_SIDE, "rdfs:label", "'so'@en, 'not so'@en"),
    "side-claims/none": (_SIDE, "air:holds", ""),
    "side-assertions/none": (_SIDE, "air:involves", ""),
    "side-assertions/claim": (_SIDE, "air:involves", "?one"),
    "compatibility-class/none": (_LIKE, "rdf:type", "owl:Thing"),
    "compatibility-claims/one": (_LIKE, "air:compares", "?one"),
    "compatibility-subject/none": (_LIKE, "air:onSubject", ""),
    "compatibility-property/two": (_LIKE, "air:onProperty", "air:price, air:scored"),
    "compatibility-reason/none": (_LIKE, "rdfs:comment", ""),
    "overlap-class/none": (_OVERLAP, "rdf:type", "owl:Thing"),
    "overlap-documents/one": (_OVERLAP, "air:between", "id:document\\/a"),
    "overlap-documents/person": (_OVERLAP, "air:between", "id:document\\/a, person:ada-mirov"),
    "overlap-runs/none": (_OVERLAP, "air:sharedRuns", ""),
    "overlap-runs/zero": (_OVERLAP, "air:sharedRuns", "0"),
    "overlap-share/above": (_OVERLAP, "air:sharedShare", "100.5e0"),
    "overlap-share/zero": (_OVERLAP, "air:sharedShare", "0e0"),
    "overlap-origin/text": (_OVERLAP, "air:sameOrigin", "'true'"),
    "naming-class/none": (_NAMING, "rdf:type", "owl:Thing"),
    "naming-document/none": (_NAMING, "air:reportedIn", ""),
    "naming-name/blank": (_NAMING, "air:called", "' '"),
    "naming-entity/two": (_NAMING, "air:means", "model:finch-2, model:heron-1"),
    "run-label/none": (_RUN, "rdfs:label", ""),
}
