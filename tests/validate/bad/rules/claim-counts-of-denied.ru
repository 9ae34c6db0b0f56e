# A claim that is only denied is told to have an origin.
INSERT { ?claim air:originCount 1 } WHERE { ?claim rdf:predicate air:backedBy }
