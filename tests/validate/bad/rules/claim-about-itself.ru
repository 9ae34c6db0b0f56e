# Corvane competes with Corvane.
DELETE { ?claim rdf:object ?other ; rdf:subject ?one }
INSERT { ?claim rdf:object company:corvane ; rdf:subject company:corvane }
WHERE { ?claim rdf:subject ?one ; rdf:object ?other ; rdf:predicate air:competesWith }
