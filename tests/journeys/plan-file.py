#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the file of a plan, in the real program: its versions are
compared, restored and opened as a copy.

    plan-file.py BALIK EXAMPLES [FOLDER]

What is read is read as a screen reader reads it. With FOLDER, pictures are left there.
"""
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
TITLE = program.TEMPLATE
cases = tap.Cases(chained=True)


class State:
    def __init__(self):
        self.balik = None
        self.folder = tempfile.mkdtemp(prefix="balik-journey.")
        self.file = os.path.join(self.folder, "Uniforms.balik")


def picture(balik, name):
    if PICTURES:
        os.makedirs(PICTURES, exist_ok=True)
        balik.picture(os.path.join(PICTURES, name + ".png"))


def fee_entry(balik):
    balik.show("numbers")
    balik.press(balik.find("toggle button", "Price"))
    return balik.find("text", re.compile("^Monthly fee"))


def type_fee(balik, fee):
    balik.click(fee_entry(balik))
    balik.key("ctrl+a")
    balik.type(fee)
    balik.key("Return")


def wait_for_fee(balik, fee):
    entry = fee_entry(balik)
    balik.wait(lambda: balik.text(entry) == fee, what="the fee %s" % fee)


def texts(balik, *roles):
    """What labels and rows say."""
    return [f["name"] for _, _, f in balik.rows() if f["role"] in roles]


def says(balik, pattern):
    return [f for _, _, f in balik.rows() if re.search(pattern, f["name"] or "")
            or re.search(pattern, f.get("text") or "")]


@cases.add("a file opens, and a change is saved")
def opens(state):
    subprocess.run([PROGRAM, "import", os.path.join(EXAMPLES, "lease-school-uniforms.json"),
                    state.file], check=True, capture_output=True)
    state.balik = balik = program.open_balik(PROGRAM, state.file, title=TITLE)
    balik.wait(balik.pages, timeout=15, what="the places")
    state.fee = balik.text(fee_entry(balik))
    type_fee(balik, "25,500")
    stamp = os.stat(state.file).st_mtime_ns
    balik.key("ctrl+s")
    balik.wait(lambda: os.stat(state.file).st_mtime_ns != stamp, timeout=15, what="the file")


@cases.add("while it is open, the command line tells so, and can read it")
def is_in_use(state):
    check = subprocess.run([PROGRAM, "check", state.file], check=False, capture_output=True,
                           text=True)
    tap.expect_equal(check.returncode, 5, "the status of check")
    tap.expect_in("open already", check.stderr)
    dump = subprocess.run([PROGRAM, "dump", state.file], check=True, capture_output=True, text=True)
    tap.expect_in("lines/0/price/fee_per_month = 19000 .. 25500 .. 26000\n", dump.stdout)


@cases.add("the versions say what has changed since")
def compares(state):
    balik = state.balik
    balik.key("ctrl+shift+h")
    balik.wait(lambda: says(balik, "As it was opened · 1 change since"), timeout=10,
               what="the version as it was opened")
    balik.wait(lambda: says(balik, "Saved · The same as now"), what="the version that was saved")
    picture(balik, "versions-same")
    balik.key("Down")
    balik.wait(lambda: says(balik, "1 thing was changed since this version"), what="the finding")
    balik.wait(lambda: says(balik, "→ 25,500"), what="the values")
    picture(balik, "versions-change")
    tap.expect_equal(balik.faults(), [], "what has no name")


@cases.add("restoring is one step, and undo takes it back")
def restores(state):
    balik = state.balik
    balik.press(balik.find("button", "Restore"))
    balik.wait(lambda: says(balik, "The version of Today .* is restored"), what="the toast")
    picture(balik, "restored")
    wait_for_fee(balik, state.fee)
    balik.press(balik.find("button", "Undo", nth=0))
    wait_for_fee(balik, "25,500")


if __name__ == "__main__":
    program.stay_on_own_desktop("-s", "1366x768")
    sys.exit(cases.run(State()))
