# The developer stands there in words.
DELETE { ?claim rdf:object company:corvane } INSERT { ?claim rdf:object "Corvane"@en }
WHERE { ?claim rdf:object company:corvane ; rdf:predicate air:developedBy }
