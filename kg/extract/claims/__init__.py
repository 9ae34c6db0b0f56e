"""What was found, written as claims that a claims file can hold, and what could not be said."""
