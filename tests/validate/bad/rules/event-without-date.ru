# A price war without a date.
INSERT DATA { event:price-war a air:Entity , air:Event ; rdfs:label "price war"@en }
