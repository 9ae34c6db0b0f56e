# A company states what only a document can state.
DELETE { ?assertion air:claimant ?document } INSERT { ?assertion air:claimant company:corvane }
WHERE { ?assertion air:claimant ?document ; air:asserts/rdf:predicate air:released }
