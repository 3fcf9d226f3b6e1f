#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person always sees where the work is safe, in the real program: while it is changed and
saved, when that fails, when somebody else was at the file, and on a workshop computer.

    safe-state.py BALIK EXAMPLES [FOLDER]

What is read is read as a screen reader reads it. With FOLDER, pictures are left there.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import program
import tap

sys.stdout.reconfigure(encoding="utf-8")
PROGRAM, EXAMPLES = map(os.path.abspath, sys.argv[1:3])
PICTURES = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
TITLE = program.TEMPLATE
FEE = re.compile("^Monthly fee")
cases = tap.Cases(chained=True)


class State:
    def __init__(self):
        self.balik = None
        self.root = tempfile.mkdtemp(prefix="balik-journey.")
        self.folder = os.path.join(self.root, "plans")
        self.file = os.path.join(self.folder, "Uniforms.balik")
        self.shared = os.path.join(self.root, "Shared.balik")
        os.mkdir(self.folder)


def picture(balik, name):
    if PICTURES:
        os.makedirs(PICTURES, exist_ok=True)
        balik.shot(os.path.join(PICTURES, name + ".png"))


def type_fee(balik, fee):
    balik.show("numbers")
    balik.press(balik.find("toggle button", "Price"))
    balik.click(balik.find("text", FEE))
    balik.key("ctrl+a")
    balik.type(fee)
    balik.key("Return")


def says(balik, pattern):
    return [f for _, _, f in balik.rows() if re.search(pattern, f["name"] or "")]


def wait_for(balik, pattern, timeout=10):
    balik.wait(lambda: says(balik, pattern), timeout=timeout, what=pattern)


def wait_for_end_of(balik, pattern):
    balik.wait(lambda: not says(balik, pattern), timeout=10, what="the end of " + pattern)


def header_says(balik, pattern):
    balik.wait(lambda: balik.has("toggle button", re.compile(pattern)), timeout=10,
               what="the header: " + pattern)


def choose_from_menu(balik, letter):
    balik.key("F10")
    balik.wait(lambda: balik.has("menu item"), what="the menu")
    balik.key(letter)


def windows():
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", TITLE],
                           capture_output=True, text=True, check=False)
    return found.stdout.split()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def work_left():
    root = os.path.join(os.environ["XDG_STATE_HOME"], "balik", "work")
    return os.listdir(root) if os.path.isdir(root) else []


@cases.add("the header says where the latest work is")
def follows(state):
    subprocess.run([PROGRAM, "import", os.path.join(EXAMPLES, "lease-school-uniforms.json"),
                    state.file], check=True, capture_output=True)
    state.balik = balik = program.open_balik(PROGRAM, state.file, title=TITLE)
    balik.wait(balik.pages, timeout=15, what="the places")
    header_says(balik, "^Saved$")
    type_fee(balik, "25,500")
    header_says(balik, "^Only on this computer$")
    balik.key("ctrl+s")
    header_says(balik, "^Saved [0-9]+[:.][0-9]+$")
    balik.press(balik.find("toggle button", re.compile("^Saved ")))
    wait_for(balik, "Everything is saved in “Uniforms.balik”")
    wait_for(balik, "^Last saved: Today")
    wait_for(balik, "^Folder: .*plans$")
    tap.expect_equal(balik.faults(), [], "what has no name")
    picture(balik, "saved")
    balik.key("Escape")


@cases.add("a folder that is gone is told, until it is back")
def fails(state):
    balik = state.balik
    away = state.folder + " away"
    os.rename(state.folder, away)
    type_fee(balik, "26,500")
    balik.key("ctrl+s")
    header_says(balik, "^Not saved: the folder is not there$")
    wait_for(balik, "Your work is safe on this computer")
    tap.expect(balik.has("button", "Save Elsewhere…"), "the banner has no button")
    picture(balik, "folder-gone")
    os.rename(away, state.folder)
    balik.key("ctrl+s")
    header_says(balik, "^Saved [0-9]")
    balik.wait(lambda: not balik.has("button", "Save Elsewhere…"), what="the end of the banner")


@cases.add("a file that somebody else changed is kept, and can be shown")
def conflicts(state):
    balik = state.balik
    other = os.path.join(state.root, "other.balik")
    subprocess.run([PROGRAM, "import", os.path.join(EXAMPLES, "rent-refill-jar.json"), other],
                   check=True, capture_output=True)
    shutil.copyfile(other, state.file)
    type_fee(balik, "27,500")
    balik.key("ctrl+s")
    header_says(balik, "^Saved beside another version$")
    wait_for(balik, "Somebody else changed “Uniforms.balik”.*yours is in “Uniforms .*balik”")
    picture(balik, "conflict")
    balik.press(balik.find("button", "Show the Other"))
    balik.wait(lambda: balik.window("[Jj]ar"), timeout=15, what="the other version")
    balik.key("ctrl+w")
    balik.follow(TITLE)
    balik.wait(lambda: not balik.has("button", "Show the Other"), what="the end of the banner")


@cases.add("duplicating opens the copy in a window of its own")
def duplicates(state):
    balik = state.balik
    tap.expect_equal(len(windows()), 1, "windows of the plan")
    choose_from_menu(balik, "d")
    balik.wait(lambda: len(windows()) == 2, timeout=15, what="the second window")
    wait_for(balik, "^Only on this computer$")
    balik.key("ctrl+w")
    balik.wait(lambda: len(windows()) == 1, timeout=15, what="the first window alone")
    balik.follow(TITLE)


@cases.add("a copy to share says what it leaves out, and leaves it out")
def shares(state):
    balik = state.balik
    choose_from_menu(balik, "y")
    wait_for(balik, "The copy has no history and no earlier versions")
    picture(balik, "share")
    balik.press(balik.find("button", "Save…"))
    balik.choose_file(state.shared, "Share a Copy")
    balik.wait(lambda: os.path.exists(state.shared), timeout=15, what="the copy")
    wait_for(balik, "The copy to share is saved")
    subprocess.run([PROGRAM, "check", state.shared], check=True, capture_output=True)
    with open(state.shared, "rb") as file:
        content = file.read()
    tap.expect(b"Monthly Fee" not in content and b"25500" not in content, "history is in the copy")


@cases.add("a plan that is forgotten is not among the recent ones")
def forgets(state):
    balik = state.balik
    recent = os.path.join(os.environ["XDG_STATE_HOME"], "balik", "recent.ini")
    choose_from_menu(balik, "f")
    balik.press(balik.find("button", "Forget"))
    balik.follow("^Balik$")
    # The other version was open too, and is another plan.
    balik.wait(lambda: "yours" not in read(recent), what="the list without the plan")
    tap.expect(os.path.exists(state.file), "the file is gone")


@cases.add("on a workshop computer, a plan without a file is not closed without a question")
def asks(state):
    if state.balik:
        tap.expect_equal(state.balik.complaints(), [], "what the program complained of")
        state.balik.__exit__(None, None, None)
    subprocess.run(["gsettings", "set", program.APP_ID, "workshop-computer", "true"], check=True)
    balik = program.open_balik(PROGRAM, os.path.join(EXAMPLES, "lease-school-uniforms.json"),
                               title=TITLE)
    balik.wait(balik.pages, timeout=15, what="the places")
    type_fee(balik, "28,500")
    balik.key("ctrl+w")
    wait_for(balik, "^Save This Plan")
    picture(balik, "workshop")
    balik.key("Escape")
    wait_for_end_of(balik, "^Save This Plan")
    tap.expect_equal(len(windows()), 1, "windows of the plan")
    balik.key("ctrl+q")
    wait_for(balik, "^Save This Plan")
    balik.press(balik.find("button", "Discard"))
    balik.wait(lambda: not windows(), timeout=15, what="the end of the window")
    balik.wait(lambda: not work_left(), what="the end of the work that was discarded")
    tap.expect_equal(balik.complaints(), [], "what the program complained of")


if __name__ == "__main__":
    program.stay_on_own_desktop("-s", "1366x768")
    sys.exit(cases.run(State()))
