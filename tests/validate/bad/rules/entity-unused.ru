# A company of which nobody speaks.
INSERT DATA { company:larkspur a air:Entity , air:Company ; rdfs:label "Larkspur"@en }
