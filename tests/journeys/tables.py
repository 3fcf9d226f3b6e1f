#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of a plan out to a file and in again, in the real program: exported, changed
as a spreadsheet program does it, looked at, imported, and taken back.

    tables.py BALIK EXAMPLES [FOLDER]

What is read is read as a screen reader reads it. With FOLDER, pictures are left there.
"""
import csv
import os
import re
import subprocess
import sys
import tempfile

import program
import tap

sys.stdout.reconfigure(encoding="utf-8")
PROGRAM, EXAMPLES = map(os.path.abspath, sys.argv[1:3])
PICTURES = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
TABLES = ("cards", "grants", "investments", "materials", "numbers", "overheads", "parts")
FEE = "lines.0.price.fee_per_month"
cases = tap.Cases(chained=True)


class State:
    def __init__(self):
        self.balik = None
        self.folder = tempfile.mkdtemp(prefix="balik-journey.")

    def path(self, name):
        return os.path.join(self.folder, name)


def picture(balik, name):
    if PICTURES:
        os.makedirs(PICTURES, exist_ok=True)
        balik.picture(os.path.join(PICTURES, name + ".png"))


def fee_entry(balik):
    balik.show("numbers")
    balik.press(balik.find("toggle button", "Price"))
    return balik.find("text", re.compile("^Monthly fee"))


def wait_for_fee(balik, fee):
    entry = fee_entry(balik)
    balik.wait(lambda: balik.text(entry) == fee, what="the fee %s" % fee)


def says(balik, pattern):
    return [f for _, _, f in balik.rows() if any(re.search(pattern, f.get(key) or "")
                                                 for key in ("name", "desc", "text"))]


def wait_for(balik, pattern):
    return balik.wait(lambda: says(balik, pattern), timeout=15, what="“%s”" % pattern)


def can_press(balik, name):
    return "sensitive" in balik.wait(
        lambda: [f for _, _, f in balik.rows() if f["role"] == "button" and f["name"] == name],
        what="the button “%s”" % name)[0]["states"]


def close_dialog(balik, title):
    balik.key("Escape")
    balik.wait(lambda: not balik.has("dialog", title), what="the end of “%s”" % title)


def choose(balik, combo, *keys):
    """Opens a choice, and goes to one of its rows."""
    for _ in range(20):
        focus = balik.focused() or {}
        if focus.get("role") == "combo box" and focus["name"].startswith(combo):
            break
        balik.key("shift+Tab")
    balik.key("space")
    balik.wait(lambda: (balik.focused() or {}).get("role") == "list item", what="the choices")
    balik.key(*keys, "Return")
    balik.wait(lambda: (balik.focused() or {}).get("role") != "list item", what="the choice")


def begin_import(balik, path):
    balik.key("ctrl+i")
    balik.choose_file(path, "Import a Table")
    balik.follow(program.TEMPLATE)


def begin_export(balik, steps):
    """Chooses the table that many steps below “All”."""
    balik.key("ctrl+e")
    balik.find("button", "Export…")
    choose(balik, "Table", *["Down"] * steps)
    picture(balik, "export")
    balik.press(balik.find("button", "Export…"))


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def write(path, rows, **form):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, **form).writerows(rows)


@cases.add("a table is exported into a file")
def exports(state):
    plan = state.path("Uniforms.balik")
    subprocess.run([PROGRAM, "import", os.path.join(EXAMPLES, "lease-school-uniforms.json"), plan],
                   check=True, capture_output=True)
    state.balik = balik = program.open_balik(PROGRAM, plan, title=program.TEMPLATE)
    balik.wait(balik.pages, timeout=15, what="the places")
    state.fee = balik.text(fee_entry(balik))
    begin_export(balik, 1)
    balik.choose_file(state.path("numbers.csv"), "Export a Table")
    balik.follow(program.TEMPLATE)
    wait_for(balik, "The export is done")
    state.rows = read(state.path("numbers.csv"))
    state.row = next(row for row in state.rows if row[0] == FEE)


@cases.add("a table that says what the plan says changes nothing")
def changes_nothing(state):
    begin_import(state.balik, state.path("numbers.csv"))
    wait_for(state.balik, "Nothing Would Change")
    picture(state.balik, "nothing")
    tap.expect(not can_press(state.balik, "Import"), "it can be imported")
    tap.expect_equal(state.balik.faults(), [], "what has no name")
    close_dialog(state.balik, "Import Table")


@cases.add("a changed cell is shown, imported and taken back in one step")
def imports(state):
    balik = state.balik
    likely = next(k for k, heading in enumerate(state.rows[0]) if heading.startswith("likely"))
    state.row[likely] = "25500"
    rows = [[*row] for row in state.rows]
    years = next(row for row in rows if row[0] == "years")
    years[likely] = "6"
    write(state.path("changed.csv"), rows, delimiter=";")
    begin_import(balik, state.path("changed.csv"))
    wait_for(balik, "^2 changes$")
    wait_for(balik, "It is .*23,000.*, the table says .*25,500")
    tap.expect(says(balik, "Semicolon"), "the separator does not show")
    picture(balik, "changes")
    tap.expect_equal(balik.faults(), [], "what has no name")
    balik.press(balik.find("button", "Import"))
    wait_for(balik, "The table is imported: 2 changes")
    picture(balik, "imported")
    wait_for_fee(balik, "25,500")
    balik.key("ctrl+z")
    wait_for_fee(balik, state.fee)
    begin_import(balik, state.path("numbers.csv"))
    wait_for(balik, "Nothing Would Change")
    close_dialog(balik, "Import Table")


@cases.add("what breaks a rule is told with its line, and left out")
def refuses(state):
    balik = state.balik
    write(state.path("refused.csv"), [["path", "likely", "colour"], ["rates.discount", "-4"],
                                      ["nowhere", "1"]])
    begin_import(balik, state.path("refused.csv"))
    wait_for(balik, "does not say which table")
    picture(balik, "no-table")
    choose(balik, "Table", "Down")
    wait_for(balik, "^3 refused$")
    wait_for(balik, "Line 2.*must be more than")
    wait_for(balik, "The column “colour” is not known")
    picture(balik, "refused")
    tap.expect_equal(balik.faults(), [], "what has no name")
    tap.expect(not can_press(balik, "Import"), "it can be imported")
    close_dialog(balik, "Import Table")
    wait_for_fee(balik, state.fee)


@cases.add("a file that cannot be read is told line by line, until its encoding is chosen")
def broken(state):
    balik = state.balik
    with open(state.path("broken.csv"), "wb") as file:
        file.write(b"balik-overheads,name\noverheads.0,Caf\xe9\n")
    begin_import(balik, state.path("broken.csv"))
    wait_for(balik, "1 place that cannot be read")
    wait_for(balik, "^Line 2$")
    picture(balik, "broken")
    tap.expect(not can_press(balik, "Import"), "it can be imported")
    choose(balik, "Encoding", "End")
    wait_for(balik, "the table says Café")
    tap.expect(can_press(balik, "Import"), "it cannot be imported")
    close_dialog(balik, "Import Table")
    tap.expect(not says(balik, "Café"), "the plan was changed")


@cases.add("all tables go into a folder, once")
def exports_all(state):
    balik = state.balik
    folder = state.path("tables")
    os.mkdir(folder)
    for message in ("The export is done", "No table was exported"):
        begin_export(balik, 0)
        balik.choose_file(folder, "Export All Tables into a Folder")
        balik.follow(program.TEMPLATE)
        wait_for(balik, message)
    tap.expect_equal(sorted(os.listdir(folder)), [name + ".csv" for name in TABLES], "the files")


@cases.add("the program ends well without complaints")
def ends_well(state):
    state.balik.close(15)
    tap.expect_equal(state.balik.complaints(), [], "what the program complained of")


if __name__ == "__main__":
    program.stay_on_own_desktop("-s", "1400x1000")
    sys.exit(cases.run(State(), on_failure=lambda state, _: picture(state.balik, "failed")))
