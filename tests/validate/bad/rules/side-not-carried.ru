# The assertions of one side are given to the other.
DELETE { ?side air:involves ?assertion }
WHERE { ?side rdfs:label "nearly 40 million USD"@en ; air:involves ?assertion }
