# A claim that is only denied is told to be affirmed.
DELETE { ?claim air:polarity air:denied } INSERT { ?claim air:polarity air:affirmed }
WHERE { ?claim rdf:predicate air:backedBy }
