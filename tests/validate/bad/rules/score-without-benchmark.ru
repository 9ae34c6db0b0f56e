# A score on nothing.
DELETE { ?claim air:onBenchmark ?benchmark }
WHERE { ?claim air:onBenchmark ?benchmark ; rdf:predicate air:scored }
