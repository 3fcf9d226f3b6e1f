#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is told to end from outside, as when a session is left: what was changed
is in the file, and no work is left behind.

    ended.py BALIK
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
PROGRAM = os.path.abspath(sys.argv[1])
cases = tap.Cases()


def change_fee(balik, fee):
    balik.wait(balik.pages, timeout=15, what="the places")
    balik.show("numbers")
    balik.press(balik.find("toggle button", "Price"))
    entry = balik.find("text", re.compile("^Monthly fee"))
    balik.click(entry)
    balik.key("ctrl+a")
    balik.type(fee)
    balik.key("Return")


def work_left():
    root = os.path.join(os.environ["XDG_STATE_HOME"], "balik", "work")
    return os.listdir(root) if os.path.isdir(root) else []


def ends(state, number, fee):
    path = os.path.join(tempfile.mkdtemp(prefix="balik-journey."), "plan.balik")
    subprocess.run([PROGRAM, "new", "--template", "school-uniforms", "-o", path], check=True)
    balik = program.open_balik(PROGRAM, path, title=program.TEMPLATE)
    change_fee(balik, fee)
    balik.proc.send_signal(number)
    tap.expect_equal(balik.proc.wait(15), 0, "the status of the program")
    tap.expect_equal(balik.complaints(), [], "what the program complained of")
    tap.expect_equal(work_left(), [], "the work that was left")
    exported = subprocess.run([PROGRAM, "export", path], check=True, capture_output=True, text=True)
    tap.expect(fee in exported.stdout, "the file does not have %s", fee)


cases.add("SIGTERM: the plan is in its file", signal.SIGTERM, "23456")(ends)
cases.add("SIGHUP: the plan is in its file", signal.SIGHUP, "24567")(ends)

if __name__ == "__main__":
    program.stay_on_own_desktop("-s", "1366x768")
    sys.exit(cases.run())
