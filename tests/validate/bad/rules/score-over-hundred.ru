# 910 percent on QuizBench.
DELETE { ?score air:amount ?amount } INSERT { ?score air:amount 9.1E2 }
WHERE { ?claim rdf:predicate air:scored ; rdf:object ?score . ?score air:amount ?amount }
