# Two digests for the passage on the release.
INSERT { ?evidence air:passageSha256 "00" }
WHERE { ?assertion air:asserts/rdf:predicate air:released ; air:evidence ?evidence }
