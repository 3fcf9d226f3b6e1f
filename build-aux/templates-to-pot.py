#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print the words of the template plans and the stress sets as a gettext catalogue.

Usage: build-aux/templates-to-pot.py [FILE…]    (default: data/templates/*.json, data/stress/*.json)

Every string that a user sees is printed once, with a note for translators that
names the template and the field, for each place where it stands. The program
looks the same strings up with gettext when it opens a template, so nothing but
the text is the key. update-po.sh merges the catalogue with that of the code.
Only the standard library is used.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = """msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
ABOUT = {
    "trade": "the trade, a few words",
    "place": "town and country",
    "story": "what the business does, for its owner",
    "trainer_note": "hint for the trainer of a workshop",
}
NAMED = {
    "overheads": "name of a monthly cost",
    "investments": "name of something bought for the start",
    "grants": "name of a grant",
    "lines": "name of a product",
}


def strings(plan):
    """Yield (text, what it is) for each string of a file that a user sees."""
    for stress in plan.get("sets", []):
        yield stress.get("name"), "something that may go worse than planned, a few words"
        yield stress.get("note"), "what exactly goes worse"
    yield plan.get("title"), "title of the plan"
    for key, what in ABOUT.items():
        yield plan.get("template", {}).get(key), what
    for key, what in NAMED.items():
        for item in plan.get(key, []):
            yield item.get("name"), what
    for card in plan.get("canvas", {}).get("cards", []):
        block = card.get("block")
        yield card.get("title"), f"sticky card in the block “{block}”, at most 40 letters"
        yield card.get("text"), f"small text on a sticky card in the block “{block}”"
    for path, origin in plan.get("origins", {}).items():
        yield origin.get("note"), f"where the number {path} comes from"
    yield plan.get("notes"), "notes on the plan"


def quoted(text):
    """Give a text as a string of a catalogue."""
    for char, code in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(char, code)
    return f'"{text}"'


def main(arguments):
    files = [Path(name) for name in arguments] or sorted(
        [*(ROOT / "data/templates").glob("*.json"), *(ROOT / "data/stress").glob("*.json")])
    if not files:
        sys.exit("templates-to-pot.py: there is no template to read")
    places = {}
    for file in files:
        try:
            plan = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            sys.exit(f"templates-to-pot.py: {file}: {error}")
        for text, what in strings(plan):
            if text:
                places.setdefault(text, []).append((file, what))

    out = [HEADER]
    for text, uses in places.items():
        # One number is enough of an example: a note may serve forty.
        for file in dict.fromkeys(file for file, _ in uses):
            what = next(what for other, what in uses if other == file)
            out.append(f"#. Translators: {file.parent.name}, {file.stem}: {what}.")
        for file in dict.fromkeys(file for file, _ in uses):
            resolved = file.resolve()
            shown = resolved.relative_to(ROOT) if resolved.is_relative_to(ROOT) else file
            out.append(f"#: {shown.as_posix()}")
        # A “%” in a sentence is a per cent sign here, never a place for a value.
        if "%" in text:
            out.append("#, no-c-format")
        out.append(f'msgid {quoted(text)}\nmsgstr ""\n')
    sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join(out), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
