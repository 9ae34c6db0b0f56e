# A second entity is called CORVANE.
INSERT DATA { company:corvane-2 a air:Entity , air:Company ; rdfs:label "CORVANE"@en }
