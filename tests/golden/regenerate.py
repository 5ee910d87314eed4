"""Store the signatures of this version: run `python -m tests.golden.regenerate` when the rules are meant to differ."""

import json

from tests.golden.scripts import KEPT, computed


def main() -> None:
    """Write tests/golden/signatures.json."""
    KEPT.write_text(json.dumps(computed(), indent=1) + "\n", encoding="utf-8")
    print(f"{KEPT.name} is written; raise the rules version if records of the older one exist.")


if __name__ == "__main__":
    main()
