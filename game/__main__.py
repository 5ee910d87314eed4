"""`python -m game` is `plaza`."""

from game.commands.main import main

if __name__ == "__main__":
    main()
