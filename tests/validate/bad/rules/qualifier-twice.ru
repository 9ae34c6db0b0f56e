# One score on two benchmarks.
INSERT { ?claim air:onBenchmark benchmark:otherbench } WHERE { ?claim rdf:predicate air:scored }
