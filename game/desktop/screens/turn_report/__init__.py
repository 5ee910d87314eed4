"""The pages of the report of a turn."""
