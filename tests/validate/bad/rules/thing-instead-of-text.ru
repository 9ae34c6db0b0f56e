# What a model can do is an entity.
DELETE { ?claim rdf:object ?words } INSERT { ?claim rdf:object company:corvane }
WHERE { ?claim rdf:object ?words ; rdf:predicate air:capability }
