# Nobody asks any more what Heron-1 is able to do.
DELETE { ?assertion air:asserts ?claim }
WHERE { ?assertion air:asserts ?claim . ?claim rdf:predicate air:capability }
