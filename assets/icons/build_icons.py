"""Makes the icons in this folder that come from Lucide; see README.md beside it. The others were drawn for Plaza.

Usage: python build_icons.py FOLDER     FOLDER: the unpacked package lucide-static 1.62.0, which holds `icons/`.
"""

import re
import sys
from pathlib import Path

# Name in the game: name in Lucide.
LUCIDE = {
    # Orders and events
    "raid": "log-in",
    "lab": "flask-conical",
    "collect": "radio-tower",
    "exploit": "file-search",
    "vet": "shield-check",
    "institutions": "landmark",
    "jobs": "briefcase-business",
    "prosecute": "scale",
    "freeze": "lock-keyhole",
    "ports": "anchor",
    "truck": "truck",
    "press": "newspaper",
    "offer_terms": "message-square-text",
    "consent": "circle-check",
    "refused": "circle-x",
    "message": "megaphone",
    "question": "message-circle-question-mark",
    "demand": "message-square-warning",
    "answer": "message-square-reply",
    "share": "share-2",
    "drone": "drone",
    "equip": "toolbox",
    "attach": "user-round-plus",
    "fusion_cell": "combine",
    "strike": "crosshair",
    "strike_missed": "locate-off",
    "authority": "stamp",
    "designate": "tag",
    "sanction": "circle-slash",
    "indict": "gavel",
    "scan": "scan-line",
    "mail": "mail-search",
    "pill": "pill",
    "treat": "heart-pulse",
    "banknote": "banknote",
    "diplomacy": "globe",
    "tariff": "badge-percent",
    "fence": "fence",
    "boat": "ship",
    "plan": "sprout",
    "break_accord": "file-x",
    "eye_off": "eye-off",
    "succession": "crown",
    "betrayal": "unlink",
    "handshake": "handshake",
    "expand": "move",
    "bribe": "hand-coins",
    "diversify": "chart-pie",
    "aid": "gift",
    "roadblock": "construction",
    "aircraft": "helicopter",
    "split": "split",
    "leak": "droplet",
    "lead": "key",
    "seizure": "package",
    "politics": "lectern",
    "civilians": "users-round",
    "warning": "triangle-alert",
    "clash": "swords",
    "fire": "flame",
    "repelled": "shield-x",
    "breach": "shield-alert",
    "captured": "user-lock",
    "person_in": "user-round-check",
    "person_out": "user-round-x",
    "rung_up": "chart-no-axes-column-increasing",
    "rung_down": "chart-no-axes-column-decreasing",
    "tips": "phone-incoming",
    "graduates": "graduation-cap",
    "inject": "sliders-horizontal",
    "absorbed": "merge",
    "refusal": "hand",
    # Interface
    "menu": "menu",
    "close": "x",
    "plus": "plus",
    "minus": "minus",
    "fit": "maximize",
    "table": "table-2",
    "search": "search",
    "chevron_down": "chevron-down",
    "chevron_left": "chevron-left",
    "chevron_right": "chevron-right",
    "chevron_up": "chevron-up",
    "arrow_down": "arrow-down",
    "arrow_left": "arrow-left",
    "arrow_right": "arrow-right",
    "arrow_up": "arrow-up",
    "sort": "arrow-up-down",
    "check": "check",
    "lock": "lock",
    "clock": "clock",
    "bookmark": "bookmark",
    "export": "file-down",
    "settings": "settings",
    "help": "circle-question-mark",
    "info": "info",
    "eye": "eye",
    "funds": "circle-dollar-sign",
    "capital": "star",
    "attention": "target",
    "person": "user-round",
    "shield": "shield",
    "control": "layout-grid",
    "violence": "chart-no-axes-column",
    "presence": "triangle",
    "flows": "route",
    "support": "heart",
    "save": "save",
    "folder": "folder",
    "load": "folder-open",
    "language": "languages",
    "keyboard": "keyboard",
    "volume": "volume-2",
    "mute": "volume-x",
    "contrast": "contrast",
    "text_size": "a-large-small",
    "book": "book-open",
    "network": "network",
    "chart": "chart-line",
    "replay": "rotate-ccw",
    "branch": "git-branch",
    "refresh": "refresh-cw",
    "drag": "grip-vertical",
    "undo": "undo-2",
    "delete": "trash-2",
    "place": "map-pin",
    "prediction": "clipboard-check",
}
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="#fff" '
    'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">'
)


def ours(svg: str) -> str:
    """A drawing of Lucide with the stroke of the style sheet, in white, which the game tints."""
    body = re.sub(r"<!--.*?-->|</?svg[^>]*>", "", svg, flags=re.DOTALL).replace("currentColor", "#fff")
    shapes = [line.strip() for line in body.splitlines() if line.strip()]
    return "\n  ".join([HEAD, *shapes]) + "\n</svg>\n"


def main() -> None:
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "icons").is_dir():
        raise SystemExit(__doc__)
    for name, theirs in LUCIDE.items():
        source = Path(sys.argv[1]) / "icons" / f"{theirs}.svg"
        Path(__file__).with_name(f"{name}.svg").write_text(ours(source.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{len(LUCIDE)} icons")


if __name__ == "__main__":
    main()
