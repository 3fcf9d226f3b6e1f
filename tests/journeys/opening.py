#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans that do not open simply, in the real program: work that was left by a program
that was killed, damaged files, files that cannot be changed, files that are open already.

    opening.py BALIK EXAMPLES [FOLDER]

What is read is read as a screen reader reads it. With FOLDER, pictures are left there.
"""
import contextlib
import hashlib
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import program
import tap

sys.stdout.reconfigure(encoding="utf-8")
PROGRAM, EXAMPLES = map(os.path.abspath, sys.argv[1:3])
PICTURES = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
TITLE = program.TEMPLATE
PAGE = 4096
# Nothing keeps the superuser from writing, so he lays that power down.
AS_USER = [] if os.geteuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
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
    return program.open_balik(*AS_USER, PROGRAM, title="^Balik$")


def open_plan(path, title=TITLE):
    balik = program.open_balik(*AS_USER, PROGRAM, path, title=title)
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
    return [f for _, _, f in balik.rows()
            if any(re.search(pattern, f.get(key) or "") for key in ("name", "desc", "text"))]


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


def zero_pages(path, first, n=1):
    """Makes pages zeros, as a worn-out stick does; counted from 0."""
    with open(path, "r+b") as file:
        file.seek(first * PAGE)
        file.write(bytes(n * PAGE))


def run_sql(path, sql, *values):
    with contextlib.closing(sqlite3.connect(path)) as base:
        found = base.execute(sql, values).fetchall()
        base.commit()
        return found


def set_meta(path, key, value):
    """Makes the plan say something else about itself, sealed as Balik seals it."""
    run_sql(path, "UPDATE meta SET value = ? WHERE key = ?", value, key)
    pairs = run_sql(path, "SELECT key, value FROM meta WHERE key <> 'seal' ORDER BY key")
    seal = hashlib.sha256()
    for text in ("balik seal 1", *(text for pair in pairs for text in pair)):
        data = text.encode()
        seal.update(b"t" + len(data).to_bytes(8, "big") + data)
    run_sql(path, "UPDATE meta SET value = ? WHERE key = 'seal'", seal.hexdigest())


def keep_version(path, fee):
    """Changes the plan and saves it, so that this computer keeps versions."""
    with open_plan(path) as balik:
        type_fee(balik, fee)
        stamp = os.stat(path).st_mtime_ns
        balik.key("ctrl+s")
        balik.wait(lambda: os.stat(path).st_mtime_ns != stamp, timeout=15, what="the file")
        close(balik)


def choose(balik, way):
    """Goes to a way by keys, as somebody who does not see it does."""
    for _ in range(10):
        if (balik.focused() or {}).get("name") == way:
            balik.key("Return")
            return
        balik.key("Down")
    raise AssertionError("no key leads to “%s”" % way)


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
        balik.choose_file(target, "Save the Plan")
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
    with program.open_balik(*AS_USER, PROGRAM, path, title="^Balik$") as balik:
        wait_for(balik, "There Is Recovered Work")
        picture(balik, "choose-recovered-work")
        tap.expect_equal(balik.faults(), [], "what has no name")
        balik.key("Down", "Return")
        balik.follow(TITLE)
        balik.wait(balik.pages, timeout=15, what="the places")
        tap.expect_equal(balik.text(fee_entry(balik)), saved, "the fee in the file")
        close(balik)
    with program.open_balik(*AS_USER, PROGRAM, path, title="^Balik$") as balik:
        wait_for(balik, "There Is Recovered Work")
        balik.key("Return")
        balik.follow(TITLE)
        balik.wait(balik.pages, timeout=15, what="the places")
        tap.expect_equal(balik.text(fee_entry(balik)), "25,800", "the fee in the recovered work")
        close(balik)


@cases.add("a damaged plan is repaired into a new one, which says what is missing")
def repaired(_):
    path = new_file()
    zero_pages(path, os.path.getsize(path) // PAGE - 1)
    before = content(path)
    with program.open_balik(*AS_USER, PROGRAM, path, title="^Balik$") as balik:
        wait_for(balik, "^The Plan Is Damaged$")
        picture(balik, "damaged")
        tap.expect_equal(balik.faults(), [], "what has no name")
        choose(balik, "Repair into a New Plan")
        wait_for(balik, "^Recovered Copy$", timeout=20)
        balik.follow(" – Balik$")
        picture(balik, "what-is-missing")
        tap.expect_equal(balik.faults(), [], "what has no name")
        balik.key("Escape")
        wait_for(balik, "^Recovered copy$")
        picture(balik, "recovered-copy")
        balik.press(balik.find("button", "What Is Missing"))
        wait_for(balik, "Look at what is missing")
        balik.key("Escape")
        balik.key("ctrl+s")
        balik.window("Save the Plan")
        # GTK's dialog takes the program along when it goes before it has read its folder.
        time.sleep(2)
        balik.key("Escape")
        tap.expect_equal(content(path), before, "the damaged file")
        close(balik)


@cases.add("of a damaged plan the last good copy opens")
def last_good(_):
    path = new_file()
    keep_version(path, "26,100")
    zero_pages(path, os.path.getsize(path) // PAGE - 1)
    before = content(path)
    with program.open_balik(*AS_USER, PROGRAM, path, title="^Balik$") as balik:
        wait_for(balik, "^Kept on this computer: Today")
        picture(balik, "damaged-with-copy")
        choose(balik, "Open the Last Good Copy")
        wait_for(balik, "What was changed later is missing", timeout=20)
        balik.key("Escape")
        balik.follow(TITLE)
        balik.wait(balik.pages, timeout=15, what="the places")
        tap.expect_equal(balik.text(fee_entry(balik)), "26,100", "the fee in the copy")
        wait_for(balik, "^Recovered copy$")
        tap.expect_equal(content(path), before, "the damaged file")
        close(balik)


@cases.add("the copy beside a damaged plan opens")
def beside(_):
    path = new_file()
    shutil.copy(path, path + "~")
    zero_pages(path, os.path.getsize(path) // PAGE - 1)
    with program.open_balik(*AS_USER, PROGRAM, path, title="^Balik$") as balik:
        wait_for(balik, "^“Uniforms.balik~”, Today")
        choose(balik, "Open the Copy Beside It")
        wait_for(balik, "What was changed later is missing", timeout=20)
        balik.key("Escape")
        balik.follow(TITLE)
        close(balik)


@cases.add("a plan that somebody else changed opens as it is")
def changed(_):
    path = new_file()
    run_sql(path, "UPDATE value SET likely = likely + 1 WHERE key = 'price.fee_per_month'")
    with program.open_balik(*AS_USER, PROGRAM, path, title="^Balik$") as balik:
        wait_for(balik, "^The Plan Is Not What Was Saved$")
        picture(balik, "changed")
        choose(balik, "Open as It Is")
        wait_for(balik, "It was taken as it is", timeout=20)
        balik.key("Escape")
        balik.follow(TITLE)
        wait_for(balik, "^Recovered copy$")
        close(balik)


@cases.add("a plan that cannot be changed says so at the first change, and stays as it is")
def read_only(_):
    path = new_file()
    target = os.path.join(tempfile.mkdtemp(prefix="balik-journey."), "Mine.balik")
    os.chmod(path, 0o444)
    os.chmod(os.path.dirname(path), 0o555)
    before = content(path)
    with open_plan(path) as balik:
        time.sleep(1)
        tap.expect(not says(balik, "can’t be changed where it is"), "the banner came too early")
        type_fee(balik, "26,200")
        wait_for(balik, "^This plan can’t be changed where it is$")
        picture(balik, "read-only")
        tap.expect_equal(content(path), before, "the file")
        balik.press(balik.find("button", "Save a Copy…"))
        balik.choose_file(target, "Save the Plan")
        balik.wait(lambda: os.path.exists(target), timeout=15, what="the copy")
        balik.wait(lambda: not balik.has("button", "Save a Copy…"), what="no banner")
        tap.expect_equal(content(path), before, "the file")
        close(balik)
    os.chmod(os.path.dirname(path), 0o755)


@cases.add("a plan that a newer Balik must write opens, and a copy says what it cannot hold")
def newer_writer(_):
    path = new_file()
    set_meta(path, "min_writer", "99")
    before = content(path)
    with open_plan(path) as balik:
        type_fee(balik, "26,300")
        wait_for(balik, "^This plan can’t be changed where it is$")
        balik.press(balik.find("button", "Save a Copy…"))
        wait_for(balik, "A newer Balik wrote this plan")
        picture(balik, "save-fitting")
        tap.expect_equal(balik.faults(), [], "what has no name")
        balik.key("Escape")
        tap.expect_equal(content(path), before, "the file")
        close(balik)


def refuses(path, heading, sentence, *ways):
    with program.open_balik(*AS_USER, PROGRAM, path, title="^Balik$") as balik:
        wait_for(balik, heading)
        wait_for(balik, sentence)
        for way in ways:
            balik.find("list item", way)
        tap.expect_equal(balik.faults(), [], "what has no name")
        picture(balik, re.sub(r"\W+", "-", heading).strip("-").lower())
        balik.key("Escape")
        balik.wait(lambda: not says(balik, heading), what="the closed dialog")
        close(balik)


@cases.add("a plan that needs a newer Balik says which")
def newer(_):
    path = new_file()
    set_meta(path, "min_reader", "99")
    refuses(path, "^The Plan Needs a Newer Balik$", "reads version 99")


@cases.add("what is no plan, empty, locked or gone gets a sentence, and a way on")
def sentences(_):
    path = new_file()
    folder = os.path.dirname(path)
    letter = os.path.join(folder, "Letter.balik")
    with open(letter, "w", encoding="utf-8") as file:
        file.write("Dear all, " * 200)
    empty = os.path.join(folder, "Empty.balik")
    with open(empty, "wb"):
        pass
    refuses(letter, "^This Is Not a Plan$", "Letter.balik", "Repair into a New Plan")
    refuses(empty, "^This Is Not a Plan$", "Empty.balik")
    refuses(os.path.join(folder, "Gone.balik"), "^The Plan Is Not There$", "Gone.balik",
            "Try Again")
    os.chmod(path, 0)
    refuses(path, "^The Plan Does Not Open$", "Uniforms.balik", "Try Again")
    os.chmod(path, 0o644)


@cases.add("a recent plan that is gone can be taken off the start page")
def gone(_):
    path = new_file()
    with open_plan(path) as balik:
        close(balik)
    os.remove(path)
    with open_start() as balik:
        balik.press(balik.find("button", TITLE, timeout=15))
        wait_for(balik, "^The Plan Is Not There$")
        choose(balik, "Take It off the Start Page")
        balik.wait(lambda: not says(balik, "Go on with a plan"), what="an empty list")
        close(balik)


@cases.add("a plan that is opened twice has one window")
def twice(_):
    path = new_file()
    link = os.path.join(os.path.dirname(path), "Link.balik")
    os.symlink(path, link)
    with open_plan(path) as balik:
        for again in (path, link):
            subprocess.run([PROGRAM, again], check=True, timeout=30)
            time.sleep(1)
            tap.expect_equal(len(list(balik.all("frame"))), 1, "the windows")
        close(balik)


if __name__ == "__main__":
    program.stay_on_own_desktop("-s", "1366x768")
    sys.exit(cases.run())
