"""The game in a window: screens, widgets, the map."""
