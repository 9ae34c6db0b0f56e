# A model is developed by a benchmark.
DELETE { ?claim rdf:object company:corvane } INSERT { ?claim rdf:object benchmark:quizbench }
WHERE { ?claim rdf:object company:corvane ; rdf:predicate air:developedBy }
