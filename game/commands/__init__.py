"""The commands of `plaza`, one small module each; `main` finds them by name."""
