#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing into a number, a card and an answer of the Guide, in the real program, and then
the program is killed, saves, closes or is told to end: what was typed is there. After the
crash, each of the three is one step that undo takes back and redo brings again.

    undo-after-crash.py BALIK [FOLDER]

What is read is read as a screen reader reads it. With FOLDER, pictures are left there.
"""
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

import program
import tap

sys.stdout.reconfigure(encoding="utf-8")
PROGRAM = os.path.abspath(sys.argv[1])
PICTURES = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else None
CARD = "Ask the head teacher"
RENAMED = "Ask all head teachers"
FEE = "23,000"
STEP = "What you offer today"
QUESTION = "What does a new one cost you?"
ANSWER = "150,123"
# After a second of quiet what was typed is kept; the rest is for the disk.
QUIET = 1.2
cases = tap.Cases(chained=True)


class State:
    def __init__(self):
        self.balik = None
        self.fee = None
        self.answer = None
        self.file = os.path.join(tempfile.mkdtemp(prefix="balik-journey."), "plan.balik")


def picture(balik, name):
    if PICTURES:
        os.makedirs(PICTURES, exist_ok=True)
        balik.picture(os.path.join(PICTURES, name + ".png"))


def open_file(state):
    state.balik = program.open_balik(PROGRAM, state.file, title=program.TEMPLATE)
    state.balik.wait(state.balik.pages, timeout=15, what="the places")
    return state.balik


def fee_entry(balik):
    balik.show("numbers")
    balik.press(balik.find("toggle button", "Price"))
    return balik.find("text", re.compile("^Monthly fee"))


def cards_named(balik, name):
    return [f for _, _, f in balik.rows() if f["role"] == "list item" and f["name"].startswith(name)]


def focused_text(balik):
    """The entry that has the focus: its node and facts."""
    for _, node, facts in balik.rows():
        if "focused" in facts["states"] and "editable" in facts["states"]:
            return node, facts
    return None


def question(balik):
    """The question that the Guide asks now."""
    for _, _, facts in balik.rows():
        if facts["role"] == "heading" and facts["name"].endswith("?"):
            return facts["name"]
    return None


def go_to_question(balik):
    """The entry of its answer, which has the focus."""
    balik.show("guide")
    balik.press(balik.find("button", re.compile(STEP)))
    for _ in range(9):
        now = balik.wait(lambda: question(balik), what="a question")
        if now == QUESTION:
            break
        balik.press(balik.find("button", "Skip"))
        balik.wait(lambda: question(balik) not in (None, now), what="the next question")
    return balik.wait(lambda: focused_text(balik), what="its entry")[0]


def begin_card(balik):
    balik.show("canvas")
    balik.press(balik.find("button", "Add a card"))
    balik.wait(lambda: focused_text(balik), what="an entry for a card")


def type_over(balik, text):
    balik.key("ctrl+a")
    balik.type(text)


def label_of(balik, name):
    """What the button for undo or redo says that it would do."""
    for _, _, facts in balik.rows():
        if facts["role"] == "button" and facts["name"] == name:
            return facts["desc"] or name
    return None


def wait_for_label(balik, name, label):
    balik.wait(lambda: label_of(balik, name) == label, what="%r, not %r"
               % (label, label_of(balik, name)))


def exported(state):
    done = subprocess.run([PROGRAM, "export", state.file], check=True,
                          capture_output=True, text=True)
    return json.loads(done.stdout)


def wait_for_file(state, condition, what):
    """Until the file says so; each change of it is looked at."""
    end = time.monotonic() + 15
    while not condition(json.dumps(exported(state))):
        tap.expect(time.monotonic() < end, "the file does not have %s", what)
        time.sleep(0.2)


@cases.add("a number, a card and an answer are typed, and a second passes")
def types(state):
    subprocess.run([PROGRAM, "new", "--template", "school-uniforms", "-o", state.file], check=True)
    balik = open_file(state)

    entry = fee_entry(balik)
    state.fee = balik.text(entry)
    balik.click(entry)
    type_over(balik, FEE)

    begin_card(balik)
    balik.type(CARD)
    picture(balik, "card-before")
    time.sleep(QUIET)
    node, facts = focused_text(balik)
    tap.expect_equal(balik.text(node), CARD, "what the entry has")
    tap.expect_equal(cards_named(balik, CARD), [], "the cards beside the entry")
    picture(balik, "card-after")

    entry = go_to_question(balik)
    state.answer = balik.text(entry)
    type_over(balik, ANSWER)
    picture(balik, "answer-before")
    time.sleep(QUIET)
    tap.expect_equal(balik.text(focused_text(balik)[0]), ANSWER, "what the entry has")
    picture(balik, "answer-after")


def work_button(balik, name):
    """What goes on with the work of that name: its button, or the one in its row."""
    row = balik.has("list item", name)
    return balik.has("button", "Open", root=row) if row else balik.has("button", name)


@cases.add("the program is killed, and the work goes on with all three")
def survives(state):
    state.balik.proc.send_signal(signal.SIGKILL)
    state.balik.proc.wait(15)
    tap.expect_equal(state.balik.complaints(), [], "what the program complained of")
    tap.expect(FEE.replace(",", "") not in json.dumps(exported(state)), "the file has the fee")

    state.balik = balik = program.open_balik(PROGRAM)
    balik.press(balik.wait(lambda: work_button(balik, os.path.basename(state.file)), timeout=15,
                           what="the work on the start page"))
    balik.follow(program.TEMPLATE)
    balik.wait(balik.pages, what="the places")
    tap.expect_equal(balik.text(fee_entry(balik)), FEE, "the fee")
    balik.show("canvas")
    balik.wait(lambda: cards_named(balik, CARD), what="the card")
    tap.expect_equal(balik.text(go_to_question(balik)), ANSWER, "the answer")


def answer_is(balik, answer):
    def is_there():
        # The entry that has the focus may still be that of the question before.
        entry = focused_text(balik)
        return entry is not None and balik.text(entry[0]) == answer

    go_to_question(balik)
    balik.wait(is_there, timeout=15, what="the answer %r" % answer)


@cases.add("undo takes each back as one step that has a name")
def undoes(state):
    balik = state.balik
    wait_for_label(balik, "Undo", "Undo: Answer")
    balik.key("ctrl+z")
    answer_is(balik, state.answer)
    wait_for_label(balik, "Undo", "Undo: Add Card")
    balik.key("ctrl+z")
    balik.wait(lambda: balik.shown("canvas") and not cards_named(balik, CARD),
               what="the board without the card")
    wait_for_label(balik, "Undo", "Undo: Change “Monthly fee”")
    balik.key("ctrl+z")
    tap.expect_equal(balik.text(fee_entry(balik)), state.fee, "the fee")
    wait_for_label(balik, "Undo", "Undo")


@cases.add("redo brings each again")
def redoes(state):
    balik = state.balik
    wait_for_label(balik, "Redo", "Redo: Change “Monthly fee”")
    balik.key("ctrl+shift+z")
    tap.expect_equal(balik.text(fee_entry(balik)), FEE, "the fee")
    balik.key("ctrl+shift+z")
    balik.wait(lambda: balik.shown("canvas") and cards_named(balik, CARD), what="the card")
    wait_for_label(balik, "Redo", "Redo: Answer")
    balik.key("ctrl+shift+z")
    answer_is(balik, ANSWER)
    wait_for_label(balik, "Redo", "Redo")


@cases.add("Ctrl+S takes what is being typed: a number, a card, an answer")
def saves(state):
    balik = state.balik
    entry = fee_entry(balik)
    balik.click(entry)
    type_over(balik, "24,500")
    balik.key("ctrl+s")
    wait_for_file(state, lambda text: "24500" in text, "the fee")

    begin_card(balik)
    balik.type("The tailor")
    balik.key("ctrl+s")
    wait_for_file(state, lambda text: "The tailor" in text, "the card")
    tap.expect_equal(balik.text(focused_text(balik)[0]), "The tailor", "what the entry has")
    balik.key("Escape")

    go_to_question(balik)
    type_over(balik, "151,765")
    balik.key("ctrl+s")
    wait_for_file(state, lambda text: "151765" in text and "The tailor" not in text,
                  "the answer, and no card that was taken back")


@cases.add("undo takes back first what is being typed; Escape takes it back too")
def takes_back(state):
    balik = state.balik
    go_to_question(balik)
    type_over(balik, "152,111")
    balik.key("ctrl+z")
    answer_is(balik, "151,765")
    type_over(balik, "152,111")
    time.sleep(QUIET)
    balik.key("Escape")
    balik.wait(lambda: balik.text(focused_text(balik)[0]) == "151,765",
               what="the answer from before")


@cases.add("going to another place takes what is being typed, as done where it was")
def goes_elsewhere(state):
    balik = state.balik
    begin_card(balik)
    balik.type(CARD)
    balik.key("Return", "Escape")
    balik.wait(lambda: cards_named(balik, CARD), what="the card")
    balik.key("F2")
    balik.wait(lambda: focused_text(balik), what="the entry of its title")
    type_over(balik, RENAMED)
    balik.show("results")
    wait_for_label(balik, "Undo", "Undo: Rename Card")
    balik.key("ctrl+z")
    balik.wait(lambda: balik.shown("canvas") and not cards_named(balik, RENAMED),
               what="the board with the old title")
    balik.key("ctrl+shift+z")
    balik.wait(lambda: cards_named(balik, RENAMED), what="the new title")


@cases.add("closing the window takes what is being typed")
def closes(state):
    balik = state.balik
    begin_card(balik)
    balik.type("Typed and closed")
    tap.expect_equal(balik.close(15), 0, "the status of the program")
    tap.expect_equal(balik.complaints(), [], "what the program complained of")
    tap.expect_in("Typed and closed", json.dumps(exported(state)))


@cases.add("so does SIGTERM")
def ends(state):
    balik = open_file(state)
    go_to_question(balik)
    type_over(balik, "153,777")
    balik.proc.send_signal(signal.SIGTERM)
    tap.expect_equal(balik.proc.wait(15), 0, "the status of the program")
    tap.expect_equal(balik.complaints(), [], "what the program complained of")
    tap.expect_in("153777", json.dumps(exported(state)))


if __name__ == "__main__":
    program.stay_on_own_desktop("-s", "1366x768")
    sys.exit(cases.run(State()))
