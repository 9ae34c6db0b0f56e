# A benchmark is developed by somebody.
DELETE { ?claim rdf:subject model:finch-2 } INSERT { ?claim rdf:subject benchmark:quizbench }
WHERE { ?claim rdf:subject model:finch-2 ; rdf:predicate air:developedBy }
