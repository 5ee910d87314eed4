"""The game as pages to read in a browser: the rules as a book, and what the game believes."""
