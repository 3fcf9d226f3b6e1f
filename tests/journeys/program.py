# SPDX-License-Identifier: GPL-3.0-or-later
"""Balik as a person meets it, on the virtual desktop of xrun.sh.

What it prints is kept: a journey is not well if the program complained.
"""
import os
import re
import subprocess
import sys
import tempfile

BENCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench")
APP_ID = "io.github.balikplan.Balik"
PLACES = ("guide", "canvas", "numbers", "results", "report")
TEMPLATE = "School uniforms that come back"


def on_desktop(command, *options, timeout=900, **more):
    """Runs a command on a virtual desktop of its own; the finished process.

    On a desktop that a whole suite shares, the settings, plans and windows of
    other tests would be in the way.
    """
    env = {k: v for k, v in os.environ.items() if not k.startswith("LC_")
           and k not in ("G_DEBUG", "GTK_A11Y", "LANGUAGE", "GDK_DEBUG", "GSETTINGS_BACKEND")}
    env.setdefault("LANG", "C.UTF-8")
    return subprocess.run([os.path.join(BENCH, "xrun.sh"), *options, "--", *command], env=env,
                          check=False, timeout=timeout, **more)


def stay_on_own_desktop(*options):
    """Starts this script again on a desktop of its own, unless it is on it already."""
    if os.environ.pop("BALIK_OWN_DESKTOP", None):
        return
    os.environ["BALIK_OWN_DESKTOP"] = "1"
    sys.exit(on_desktop([sys.executable, *sys.argv], *options).returncode)


def open_balik(program, *arguments, title="Balik", **more):
    # These need a display as soon as they are loaded.
    sys.path.insert(0, BENCH)
    import a11y_tree as tree
    import drive

    class Balik(drive.App):
        """The running program."""

        def __init__(self):
            self.log = tempfile.NamedTemporaryFile(prefix="balik-log.")
            try:
                super().__init__([program, *arguments], title, APP_ID, output=self.log, **more)
            except drive.NotFound as error:
                raise drive.NotFound("%s\n%s" % (error, self.said())) from None

        def __exit__(self, *error):
            super().__exit__(*error)
            self.log.close()

        def said(self):
            """All that the program has printed."""
            with open(self.log.name, encoding="utf-8", errors="replace") as file:
                return file.read()

        def complaints(self):
            """The lines of warnings and errors that the program has printed."""
            return [line for line in self.said().splitlines() if re.search(
                r"WARNING|CRITICAL|ERROR|Sanitizer|runtime error", line)]

        # The window

        def follow(self, title, timeout=15):
            """Goes on with the window of that title: this one, when a plan was opened."""
            self.title = title
            self.win = self.window(title, timeout)
            self.settle()

        def picture(self, path):
            """A picture of the window without its shadow."""
            self.shot(path)
            left, _, top, _ = self.frame(self.win)
            _, _, width, height = self.geometry()
            subprocess.run(["mogrify", "-crop", "%dx%d+%d+%d" % (width, height, left, top),
                            "+repage", path], check=True)

        # The plan

        def begin_template(self, title=TEMPLATE):
            """Opens a template from the start page."""
            self.find("list item", title, timeout=15)
            for _ in range(20):
                focus = self.focused() or {}
                if focus.get("name") == title:
                    break
                self.key("Down" if focus.get("role") == "list item" else "Tab")
            self.key("Return")
            self.follow(title)
            self.wait(self.pages, what="the places")

        def pages(self):
            """The five places' panels, of which the visible one has content."""
            for _, node, facts in tree.walk(self.acc):
                if facts["role"] == "grouping" and node.get_child_count() == len(PLACES):
                    children = [node.get_child_at_index(k) for k in range(len(PLACES))]
                    if all(c.get_role_name() == "panel" and c.get_name() for c in children):
                        return children
            raise drive.NotFound("there are no places")

        def shown(self, place):
            """The panel of a place if it is the one that shows, else None."""
            panel = self.pages()[PLACES.index(place)]
            panel.clear_cache_single()
            return panel if panel.get_child_count() else None

        def show(self, place):
            """Goes to a place by its keys; its panel."""
            self.key("alt+%d" % (PLACES.index(place) + 1))
            try:
                return self.wait(lambda: self.shown(place), timeout=15, what="the " + place)
            except drive.NotFound as error:
                state = [(p.get_name(), p.get_child_count()) for p in self.pages()]
                raise drive.NotFound("%s: the places are %s, the focus is on %s"
                                     % (error, state, self.focused())) from None

        def rows(self):
            """Everything that shows: depth, node, facts."""
            return [row for row in tree.walk(self.acc)
                    if row[0] < 2 or "showing" in row[2]["states"]]

        @staticmethod
        def unnamed(rows):
            return tree.faults(rows)

    return Balik()
