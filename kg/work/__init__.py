"""Pure work on one document after the other, by processes of this machine or of a cluster."""
