# A score on a company.
DELETE { ?claim air:onBenchmark ?benchmark } INSERT { ?claim air:onBenchmark company:corvane }
WHERE { ?claim air:onBenchmark ?benchmark ; rdf:predicate air:scored }
