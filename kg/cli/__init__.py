"""Words into one library call, print its result."""
