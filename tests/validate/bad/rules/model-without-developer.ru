# A model that came from nowhere.
INSERT DATA { model:wren-3 a air:Entity , air:AIModel ; rdfs:label "Wren-3"@en }
