"""What is told when a game is over, from its record: who reached what, what was not known, what led to what, and luck."""
