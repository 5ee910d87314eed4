"""One game being played: record, seats, turns, injects, undo, branch, replay."""
