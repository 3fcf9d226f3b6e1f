#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every place of a plan at every size and in every look: each shows, nothing is wider
than the window, every control has a name, and the program complains of nothing.

    places.py BALIK FOLDER

The pictures are left in FOLDER.
"""
import os
import sys

import screens
import tap

sys.stdout.reconfigure(encoding="utf-8")
PROGRAM, FOLDER = map(os.path.abspath, sys.argv[1:3])
cases = tap.Cases()
sessions = {}


def is_well(_, session, name):
    if session not in sessions:
        sessions[session] = screens.run_session(PROGRAM, FOLDER, session)
    found, stderr = sessions[session]
    faults = found.get(name, ["not reached\n" + stderr])
    tap.expect(not faults, "\n".join(faults))


for word in screens.SESSIONS:
    for screen in screens.screens_of(word):
        cases.add(screen.replace("-%s-" % word, ", %s, " % word), word, screen)(is_well)
    cases.add("the program ends well without complaints, %s" % word, word, word)(is_well)

if __name__ == "__main__":
    sys.exit(cases.run())
