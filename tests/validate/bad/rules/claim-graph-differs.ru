# A second triple stands in the graph of a claim.
INSERT { GRAPH ?claim { company:corvane air:owns company:brightleaf } }
WHERE { ?claim rdf:predicate air:capability }
