"""Tables become claims: reading, mapping, counting, checking, loading."""
