# The claim that Corvane released Finch-2 uses a property that nobody declared.
DELETE { ?claim rdf:predicate air:released } INSERT { ?claim rdf:predicate air:unveiled }
WHERE { ?claim rdf:predicate air:released }
