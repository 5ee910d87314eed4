"""The game in a terminal: screens, typed and guided orders, the story of a turn, the lesson."""
