#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An owner's first plan, with keys and pointer, in the real program: a template is
opened, the fee is typed, the headline follows, a card is added and taken back, and
everything is there again after closing, first without a file, then from one.

    first-plan.py BALIK

What is read is read as a screen reader reads it.
"""
import os
import re
import sys
import tempfile
import time

import program
import tap

sys.stdout.reconfigure(encoding="utf-8")
PROGRAM = os.path.abspath(sys.argv[1])
FEE = "23,000"
CARD = "Ask the head teacher"
cases = tap.Cases(chained=True)


class State:
    def __init__(self):
        self.balik = None
        self.before = None
        self.folder = tempfile.mkdtemp(prefix="balik-journey.")
        self.file = os.path.join(self.folder, "Uniforms.balik")


def headline(balik):
    """What the foot of Numbers says."""
    for _, _, facts in balik.rows():
        if facts["role"] == "status bar" and "month" in (facts.get("text") or ""):
            return facts["text"]
    return None


def fee_entry(balik):
    balik.show("numbers")
    balik.press(balik.find("toggle button", "Price"))
    return balik.find("text", re.compile("^Monthly fee"))


def cards_named(balik):
    return [f for _, _, f in balik.rows() if f["role"] == "list item" and f["name"].startswith(CARD)]


@cases.add("a template opens from the start page")
def opens(state):
    state.balik = program.open_balik(PROGRAM)
    state.balik.begin_template()


@cases.add("the monthly fee is typed, and the headline follows")
def types_fee(state):
    balik = state.balik
    entry = fee_entry(balik)
    state.before = balik.wait(lambda: headline(balik), what="the headline")
    tap.expect_equal(balik.text(entry), "19,000", "the fee of the template")
    balik.click(entry)
    balik.key("ctrl+a")
    balik.type(FEE)
    balik.wait(lambda: headline(balik) not in (None, state.before), what="another headline")
    tap.expect("month 41" in state.before, "the headline was %r", state.before)
    tap.expect("month 41" not in headline(balik), "the headline is %r", headline(balik))
    balik.key("Return")


@cases.add("a number that breaks a rule is refused in words, and the old one stays")
def refuses(state):
    balik = state.balik
    good = headline(balik)
    entry = balik.find("text", re.compile("^Deposit"))
    balik.click(entry)
    balik.key("ctrl+a")
    balik.type("-5")
    balik.wait(lambda: [f for _, _, f in balik.rows()
                        if "at least 0" in (f.get("text") or f["name"])], what="the rule")
    tap.expect_equal(headline(balik), good, "the headline")
    balik.key("Escape")
    balik.wait(lambda: balik.text(entry) == "40,000", what="the old deposit")


@cases.add("a card is added by keys")
def adds_card(state):
    balik = state.balik
    balik.show("canvas")
    balik.key("n")
    balik.wait(lambda: "editable" in str(balik.focused()) or balik.has("text"), what="an entry")
    balik.type(CARD)
    balik.key("Return")
    balik.key("Escape")
    balik.wait(lambda: cards_named(balik), what="the card")


@cases.add("undo takes the card back, redo brings it again")
def undoes(state):
    balik = state.balik
    balik.key("ctrl+z")
    balik.wait(lambda: not cards_named(balik), what="the board without the card")
    balik.key("ctrl+shift+z")
    balik.wait(lambda: cards_named(balik), what="the card again")


@cases.add("the results say the new headline")
def results(state):
    balik = state.balik
    balik.show("results")
    balik.wait(lambda: [n for n, f in balik.all("label") if "Pays back in month" in f["name"]
                        and "39" not in f["name"]], what="the answer")


def assert_all_there(balik):
    entry = fee_entry(balik)
    tap.expect_equal(balik.text(entry), FEE, "the fee")
    balik.show("canvas")
    balik.wait(lambda: cards_named(balik), what="the card")


@cases.add("closed without a file, the plan is on the start page, and all is there")
def reopens(state):
    state.balik.close()
    tap.expect_equal(state.balik.complaints(), [], "what the program complained of")
    state.balik = balik = program.open_balik(PROGRAM)
    work = balik.find("list item", program.TEMPLATE, timeout=15)
    balik.press(balik.find("button", "Open", root=work))
    balik.follow(program.TEMPLATE)
    balik.wait(balik.pages, what="the places")
    assert_all_there(balik)


@cases.add("Ctrl+S asks where, and the file is written")
def saves(state):
    balik = state.balik
    balik.key("ctrl+s")
    balik.window("Save the Plan")
    name = balik.find("text", re.compile("^Name"))
    balik.wait(lambda: balik.text(name) == program.TEMPLATE + ".balik",
               what="the proposed name")
    balik.set_text(name, state.file)
    balik.press(balik.find("button", "Save"))
    balik.wait(lambda: os.path.exists(state.file), timeout=15, what="the file")
    with open(state.file, "rb") as file:
        head = file.read(100)
    tap.expect_equal(head[:15], b"SQLite format 3", "the kind of file")
    tap.expect_equal(head[68:72], b"BALK", "its application")


@cases.add("changes after that reach the file when the window closes")
def writes_on_close(state):
    balik = state.balik
    entry = fee_entry(balik)
    balik.click(entry)
    balik.key("ctrl+a")
    balik.type("24,000")
    balik.key("Return")
    stamp = os.stat(state.file).st_mtime_ns
    balik.close()
    end = time.monotonic() + 10
    while os.stat(state.file).st_mtime_ns == stamp and time.monotonic() < end:
        time.sleep(0.1)
    tap.expect_equal(balik.complaints(), [], "what the program complained of")


@cases.add("the file opens from the command line, and all is there")
def opens_file(state):
    state.balik = balik = program.open_balik(PROGRAM, state.file, title=program.TEMPLATE)
    balik.wait(balik.pages, timeout=15, what="the places")
    entry = fee_entry(balik)
    tap.expect_equal(balik.text(entry), "24,000", "the fee")
    balik.show("canvas")
    balik.wait(lambda: cards_named(balik), what="the card")
    balik.close()
    tap.expect_equal(balik.complaints(), [], "what the program complained of")


if __name__ == "__main__":
    program.stay_on_own_desktop("-s", "1366x768")
    sys.exit(cases.run(State()))
