# The place lies in document b, the assertion is reported in document a.
DELETE { ?evidence oa:hasSource document:a } INSERT { ?evidence oa:hasSource document:b }
WHERE { ?assertion air:asserts/rdf:predicate air:released ; air:evidence ?evidence }
