"""Read, check and canonically write what the sources said."""
