# A document that was not read.
INSERT DATA { document:d a air:Entity , air:Document ; rdfs:label "Document d"@en }
