# A second count for the same pair.
INSERT { <https://w3id.org/airace/id/overlap/twice> a air:Overlap ; air:between ?one , ?two }
WHERE { ?overlap air:sameOrigin true ; air:between ?one , ?two . FILTER(STR(?one) < STR(?two)) }
