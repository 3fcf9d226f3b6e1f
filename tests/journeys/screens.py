#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the start page and of every place of a plan, at many sizes, in
many looks, and judges what can be judged without eyes.

    screens.py BALIK FOLDER [SESSION...]

Each picture is FOLDER/PLACE-SESSION-WIDTHxHEIGHT.png. For each, what is wrong is
printed: controls without a name, what reaches out of the window, an empty place.
At the end of each session comes what the program itself complained of.
"""
import json
import os
import subprocess
import sys

import program

PHONE, LAPTOP, DESK = (360, 640), (1024, 700), (1920, 1080)
# A look of the desktop, as options of xrun.sh, and the sizes to look at.
SESSIONS = {
    "light": (("-s", "2048x1200"), (PHONE, LAPTOP, DESK)),
    "dark": (("-s", "2048x1200", "-T", "dark"), (PHONE, LAPTOP, DESK)),
    "contrast": (("-s", "1280x800", "-T", "hc"), (LAPTOP,)),
    "large-text": (("-s", "1280x800", "-t", "2.0"), (PHONE,)),
    "lao": (("-s", "1280x800", "-l", "lo_LA.UTF-8"), (PHONE, LAPTOP)),
    "right-to-left": (("-s", "1280x800", "-l", "ar_EG.UTF-8"), (LAPTOP,)),
}
SCREENS = ("start", *program.PLACES)
# Positions leave out some padding, and borders may lie on the edge.
TOLERANCE = 2
# A place that shows less than this has not come up.
LEAST_NAMES = 8


def screens_of(session):
    """The names of a session's pictures, in the order in which they are taken."""
    sizes = SESSIONS[session][1]
    return ["%s-%s-%dx%d" % (screen, session, *size)
            for screens in (SCREENS[:1], SCREENS[1:]) for size in sizes for screen in screens]


def reaching_out(rows, width):
    """What is wider than the window, unless it can be scrolled to."""
    found = []
    scrolled = None
    for k, (depth, _, facts) in enumerate(rows):
        if scrolled is not None and depth > scrolled:
            continue
        scrolled = None
        left, _, wide, _ = facts.get("extents", (0, 0, 0, 0))
        if not 0 < wide < 1 << 20:
            continue
        # The pages of a stack that do not show keep a size, but have no content.
        if facts["role"] == "panel" and (k + 1 == len(rows) or rows[k + 1][0] <= depth):
            continue
        if left < -TOLERANCE or left + wide > width + TOLERANCE:
            found.append("reaches out of the window: %s “%s” from %d to %d"
                         % (facts["role"], facts["name"], left, left + wide))
        elif facts["role"] == "scroll pane":
            scrolled = depth
    return found


def names_below(rows, panel):
    """How many things in a place have a name."""
    first = next(k for k, (_, node, _) in enumerate(rows) if node == panel)
    count = 0
    for depth, _, facts in rows[first + 1:]:
        if depth <= rows[first][0]:
            break
        count += bool(facts["name"])
    return count


def look(app, folder, name, size, panel=None):
    """Takes a picture; tells what is wrong."""
    rows = app.rows()
    faults = app.unnamed(rows) + reaching_out(rows, size[0])
    if panel and names_below(rows, panel) < LEAST_NAMES:
        faults.append("only %d things with a name show" % names_below(rows, panel))
    got = app.geometry()[2:]
    if got != size:
        faults.append("the window is %d × %d" % got)
    app.picture(os.path.join(folder, name + ".png"))
    print(json.dumps({"picture": name, "faults": faults}), flush=True)


def visit(balik, folder, session):
    sizes = SESSIONS[session][1]
    with program.open_balik(balik) as app:
        try:
            visit_all(app, folder, session, sizes)
        except AssertionError:
            app.picture(os.path.join(folder, "failed-%s.png" % session))
            raise
        faults = [] if app.close(15) == 0 else ["the program did not end well"]
        print(json.dumps({"picture": session, "faults": faults + app.complaints()}), flush=True)


def visit_all(app, folder, session, sizes):
    app.find("list item", program.TEMPLATE, timeout=20)
    for size in sizes:
        app.resize(*size)
        look(app, folder, "start-%s-%dx%d" % (session, *size), size)
    app.begin_template()
    for size in sizes:
        app.resize(*size)
        for place in program.PLACES:
            panel = app.show(place)
            look(app, folder, "%s-%s-%dx%d" % (place, session, *size), size, panel)


def run_session(balik, folder, session):
    """Visits all places in one look: what is wrong, by picture, and what went wrong itself."""
    os.makedirs(folder, exist_ok=True)
    done = program.on_desktop([sys.executable, os.path.abspath(__file__), "--inside", balik, folder,
                               session], *SESSIONS[session][0], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {entry["picture"]: entry["faults"] for entry in found}, done.stderr


def main():
    if sys.argv[1] == "--inside":
        visit(*sys.argv[2:5])
        return 0
    balik, folder = sys.argv[1:3]
    n_faults = 0
    for session in sys.argv[3:] or SESSIONS:
        found, stderr = run_session(balik, folder, session)
        for name in (*screens_of(session), session):
            faults = found.get(name, ["not reached"])
            n_faults += len(faults)
            print("%s: %s" % (name, "; ".join(faults) or "well"), flush=True)
        print(stderr, file=sys.stderr)
    return 1 if n_faults else 0


if __name__ == "__main__":
    sys.exit(main())
