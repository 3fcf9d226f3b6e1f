#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans that do not open simply, in the real program: work that was left by a program
that was killed, damaged files, files that cannot be changed, files that are open already.

    opening.py BALIK EXAMPLES [FOLDER]

What is read is read as a screen reader reads it. With FOLDER, pictures are left there.
"""
import os
import re
import signal
import subprocess
import sys
import tempfile

import program
import tap

sys.stdout.reconfigure(encoding="utf-8")
PROGRAM, EXAMPLES = map(os.path.abspath, sys.argv[1:3])
PICTURES = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
TITLE = program.TEMPLATE
cases = tap.Cases()


def picture(balik, name):
    if PICTURES:
        os.makedirs(PICTURES, exist_ok=True)
        balik.picture(os.path.join(PICTURES, name + ".png"))


def new_file(name="Uniforms.balik"):
    """A plan in a file, on a computer where nothing was left."""
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="balik-state.")
    path = os.path.join(tempfile.mkdtemp(prefix="balik-journey."), name)
    subprocess.run([PROGRAM, "import", os.path.join(EXAMPLES, "lease-school-uniforms.json"), path],
                   check=True, capture_output=True)
    return path


def open_start():
    """The program with its start page."""
    return program.open_balik(PROGRAM, title="^Balik$")


def open_plan(path, title=TITLE):
    balik = program.open_balik(PROGRAM, path, title=title)
    balik.wait(balik.pages, timeout=15, what="the places")
    return balik


def fee_entry(balik):
    balik.show("numbers")
    balik.press(balik.find("toggle button", "Price"))
    return balik.find("text", re.compile("^Monthly fee"))


def type_fee(balik, fee):
    balik.click(fee_entry(balik))
    balik.key("ctrl+a")
    balik.type(fee)
    balik.key("Return")
    balik.wait(lambda: balik.text(fee_entry(balik)) == fee, what="the fee %s" % fee)


def says(balik, pattern):
    return [f for _, _, f in balik.rows() if re.search(pattern, f["name"] or "")
            or re.search(pattern, f.get("text") or "")]


def wait_for(balik, pattern, timeout=10):
    balik.wait(lambda: says(balik, pattern), timeout=timeout, what=pattern)


def wait_for_work(balik):
    """Until the change is in the working copy, of which there is one."""
    root = os.path.join(os.environ["XDG_STATE_HOME"], "balik", "work")
    balik.wait(lambda: os.path.isdir(root) and os.listdir(root), what="the working copy")


def killed(path, fee):
    """A file of which a killed program has left work; the fee that is in the file."""
    balik = open_plan(path)
    saved = balik.text(fee_entry(balik))
    type_fee(balik, fee)
    wait_for_work(balik)
    wait_for(balik, "Only on this computer|are kept on this computer")
    balik.proc.send_signal(signal.SIGKILL)
    balik.proc.wait(15)
    return saved


def content(path):
    with open(path, "rb") as file:
        return file.read(), os.fstat(file.fileno()).st_mtime_ns


def close(balik):
    """Ends the program; it must have complained of nothing."""
    tap.expect_equal(balik.faults(), [], "what has no name")
    tap.expect_equal(balik.close(15), 0, "the status of the program")
    tap.expect_equal(balik.complaints(), [], "what the program complained of")


def button_of(balik, name, plan):
    """A button of the recovered work of that plan."""
    row = balik.find("list item", plan)
    return balik.find("button", name, root=row)


@cases.add("work of a program that was killed is on the start page, and goes on with its undo")
def recovered(_):
    path = new_file()
    before = content(path)
    saved = killed(path, "25,500")
    with open_start() as balik:
        wait_for(balik, "^Recovered work$")
        wait_for(balik, r"^Today .* · 1 change$")
        picture(balik, "recovered-work")
        tap.expect_equal(balik.faults(), [], "what has no name")
        tap.expect_equal(content(path), before, "the file")
        balik.press(button_of(balik, "Open", "Uniforms.balik"))
        balik.follow(TITLE)
        balik.wait(balik.pages, timeout=15, what="the places")
        entry = fee_entry(balik)
        balik.wait(lambda: balik.text(entry) == "25,500", what="the change")
        balik.key("Tab")
        balik.key("ctrl+z")
        balik.wait(lambda: balik.text(fee_entry(balik)) == saved, what="the undone change")
        close(balik)


@cases.add("recovered work is saved elsewhere, and its file stays as it was")
def saved_elsewhere(_):
    path = new_file()
    before = content(path)
    target = os.path.join(os.path.dirname(path), "Elsewhere.balik")
    killed(path, "25,600")
    with open_start() as balik:
        balik.press(button_of(balik, "Save Elsewhere…", "Uniforms.balik"))
        # The dialog keeps the ending.
        balik.choose_file(target[:-len(".balik")], "Save the Plan")
        balik.follow(TITLE)
        balik.wait(lambda: os.path.exists(target), timeout=15, what="the new file")
        wait_for(balik, "Everything is saved in “Elsewhere.balik”")
        tap.expect_equal(content(path), before, "the file")
        close(balik)
    exported = subprocess.run([PROGRAM, "export", target], check=True, capture_output=True,
                              text=True)
    tap.expect("25600" in exported.stdout, "the change is not in the new file")


@cases.add("recovered work is discarded after one question, which says what is lost")
def discarded(_):
    path = new_file()
    before = content(path)
    killed(path, "25,700")
    with open_start() as balik:
        balik.press(button_of(balik, "Discard…", "Uniforms.balik"))
        wait_for(balik, "1 change that is not in “Uniforms.balik” goes away")
        picture(balik, "discard")
        balik.key("Escape")
        button_of(balik, "Discard…", "Uniforms.balik")
        balik.press(button_of(balik, "Discard…", "Uniforms.balik"))
        balik.press(balik.find("button", "Discard"))
        wait_for(balik, "The work is discarded")
        balik.wait(lambda: not says(balik, "^Recovered work$"), what="an empty list")
        tap.expect_equal(content(path), before, "the file")
        close(balik)


@cases.add("who opens a file of which work was left is told, and chooses")
def chosen(_):
    path = new_file()
    saved = killed(path, "25,800")
    with program.open_balik(PROGRAM, path, title="^Balik$") as balik:
        wait_for(balik, "There Is Recovered Work")
        picture(balik, "choose-recovered-work")
        tap.expect_equal(balik.faults(), [], "what has no name")
        balik.key("Down", "Return")
        balik.follow(TITLE)
        balik.wait(balik.pages, timeout=15, what="the places")
        tap.expect_equal(balik.text(fee_entry(balik)), saved, "the fee in the file")
        close(balik)
    with program.open_balik(PROGRAM, path, title="^Balik$") as balik:
        wait_for(balik, "There Is Recovered Work")
        balik.key("Return")
        balik.follow(TITLE)
        balik.wait(balik.pages, timeout=15, what="the places")
        tap.expect_equal(balik.text(fee_entry(balik)), "25,800", "the fee in the recovered work")
        close(balik)


if __name__ == "__main__":
    program.stay_on_own_desktop("-s", "1366x768")
    sys.exit(cases.run())
