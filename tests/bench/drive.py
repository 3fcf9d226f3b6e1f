# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 program as a person would, inside xrun.sh.

    from drive import App
    app = App([balik], title="Balik")            # starts it, waits for its window
    app.press(app.find("button", "Add flow"))    # by accessible action: no pixels
    app.click(app.find("button", "Add flow"))    # by the pointer, at its middle
    app.type("bottle crates"); app.key("Tab")    # keys, to what has the focus
    app.set_text(app.find("text", "Name"), "Warung Hijau")
    app.set_value(app.find("spin button", "Return rate (%)"), 55)
    app.drag(app.find("label", "A card"), app.find("label", "A block"))
    app.wait(lambda: app.has("label", "Saved"), what="the word Saved")
    app.resize(360, 640); app.shot("narrow.png"); app.close()

What GTK 4.18 gives and does not give, and what is done about it here:
 * extents count from the window's content, never from the screen: the window's
   place plus _GTK_FRAME_EXTENTS is added, and GDK_SCALE multiplied in;
 * the padding of ancestors is left out, so that a point can be some pixels off:
   clicks aim at the middle, and press () and set_value () need no pixels;
 * Component.grab_focus () always fails: use Tab or click;
 * items of popover menus have no name: take them by nth, by keys, or with action ();
 * AdwSpinRow is not in the tree unless it got an accessible role when made.
"""
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import a11y_tree as tree  # noqa: E402
from gi.repository import Atspi, GLib  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SCALE = int(os.environ.get("GDK_SCALE") or 1)


def sh(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class NotFound(AssertionError):
    pass


class App:
    def __init__(self, argv, title, a11y_name=None, env=None, timeout=20, output=None):
        self.title = title
        start = time.monotonic()
        self.proc = subprocess.Popen(argv, env=dict(os.environ, **(env or {})),
                                     stdout=output, stderr=output)
        try:
            self.win = self.window(title, timeout)
            self.acc = tree.find_app(a11y_name, timeout)
        except AssertionError:
            self.proc.kill()
            raise
        self.seconds_to_start = time.monotonic() - start

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.proc.poll() is None:
            self.proc.kill()
            self.proc.wait()

    # The window

    def window(self, title, timeout=5):
        """The X window whose title matches a regular expression."""
        end = time.monotonic() + timeout
        while True:
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title],
                                   capture_output=True, text=True, check=False).stdout.split()
            if found:
                return found[-1]
            status = self.proc.poll()
            if status is not None:
                raise NotFound("the program ended with %d before its window came" % status)
            if time.monotonic() > end:
                raise NotFound("no window %r" % title)
            time.sleep(0.05)

    def frame(self, win):
        """The widths of the shadow that the program draws: left, right, top, bottom."""
        m = re.search(r"= (\d+), (\d+), (\d+), (\d+)", sh("xprop", "-id", win, "_GTK_FRAME_EXTENTS"))
        return tuple(map(int, m.groups())) if m else (0, 0, 0, 0)

    def geometry(self, win=None):
        """Place and size of the window's content on the screen, in device pixels."""
        win = win or self.win
        out = sh("xdotool", "getwindowgeometry", "--shell", win)
        g = dict(part.split("=") for part in out.split() if "=" in part)
        left, right, top, bottom = self.frame(win)
        return (int(g["X"]) + left, int(g["Y"]) + top,
                int(g["WIDTH"]) - left - right, int(g["HEIGHT"]) - top - bottom)

    def resize(self, width, height, win=None):
        """Sets the size of the content, in logical pixels; returns what came of it."""
        win = win or self.win
        left, right, top, bottom = self.frame(win)
        sh("xdotool", "windowsize", win, str(width * SCALE + left + right),
           str(height * SCALE + top + bottom))
        self.settle(win)
        return tuple(v // SCALE for v in self.geometry(win)[2:])

    def settle(self, win=None, timeout=3):
        """Waits until the window's size has been the same for a while."""
        end = time.monotonic() + timeout
        last, since = None, time.monotonic()
        while time.monotonic() < end and time.monotonic() - since < 0.25:
            now = self.geometry(win)
            if now != last:
                last, since = now, time.monotonic()
            time.sleep(0.05)

    def shot(self, path, title=None):
        sh(os.path.join(HERE, "shot.sh"), path, title or self.title)

    def close(self, timeout=5):
        """Asks the window to close, as its button does. Returns the status, or None
        when the program had to be killed."""
        subprocess.run(["wmctrl", "-ic", hex(int(self.win))], check=False)
        try:
            return self.proc.wait(timeout)
        except subprocess.TimeoutExpired:
            self.proc.kill()
            return None

    # Keys

    def key(self, *keys):
        sh("xdotool", "key", "--clearmodifiers", "--delay", "30", *keys)
        time.sleep(0.05)

    def type(self, text):
        """Types ASCII; other scripts go through the clipboard, as xdotool loses letters."""
        if text.isascii():
            sh("xdotool", "type", "--clearmodifiers", "--delay", "20", "--", text)
            time.sleep(0.05)
        else:
            self.paste(text)

    def paste(self, text):
        subprocess.run(["xclip", "-selection", "clipboard"], input=text.encode(), check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait(lambda: self.clipboard() == text, what="the clipboard")
        self.key("ctrl+v")
        time.sleep(0.3)

    def clipboard(self):
        return sh("xclip", "-selection", "clipboard", "-o")

    def choose_file(self, path, title):
        """Gives GTK's own file dialog a path. Typing it would race with its completion."""
        self.window(title)
        time.sleep(0.5)
        self.key("ctrl+l")
        time.sleep(0.3)
        # A dialog for saving proposes a name, of which only a part is selected.
        self.key("ctrl+a")
        self.paste(path)
        time.sleep(0.3)
        self.key("Return")
        time.sleep(0.5)

    def action(self, name, argument=None):
        """Activates an action of the application over the bus."""
        sh("gapplication", "action", self.app_id(), name, *([argument] if argument else []))
        time.sleep(0.2)

    def app_id(self):
        return re.search(r'"(.*)"', sh("xprop", "-id", self.win, "_GTK_APPLICATION_ID")).group(1)

    # The accessible tree

    def all(self, role=None, name=None, showing=True, root=None):
        """All nodes of a role and a name, which may be a compiled regular expression."""
        for _, node, facts in tree.walk(root or self.acc):
            if role and facts["role"] != role:
                continue
            if name is not None and not (name.search(facts["name"]) if hasattr(name, "search")
                                         else facts["name"] == name):
                continue
            if showing and "showing" not in facts["states"]:
                continue
            yield node, facts

    def find(self, role=None, name=None, timeout=5.0, nth=0, showing=True, root=None):
        end = time.monotonic() + timeout
        while True:
            for k, (node, _) in enumerate(self.all(role, name, showing, root)):
                if k == nth:
                    return node
            if time.monotonic() >= end:
                raise NotFound("no %s %r" % (role or "node", getattr(name, "pattern", name)))
            time.sleep(0.1)

    def has(self, role=None, name=None, **more):
        try:
            return self.find(role, name, timeout=0, **more)
        except NotFound:
            return None

    def wait(self, condition, timeout=5.0, what="condition"):
        end = time.monotonic() + timeout
        while True:
            try:
                result = condition()
                if result:
                    return result
            except (NotFound, GLib.Error, subprocess.CalledProcessError):
                pass
            if time.monotonic() >= end:
                raise NotFound("waited %g s in vain for %s" % (timeout, what))
            time.sleep(0.05)

    def press(self, node, action=None):
        """Does a node's action. A GtkMenuButton has none, but the button inside it."""
        names = tree.action_names(node) if "Action" in node.get_interfaces() else []
        wanted = [action] if action else ["click", "activate", "toggle", "press", "expand"]
        for name in wanted:
            if name in names:
                return Atspi.Action.do_action(node, names.index(name))
        for k in range(node.get_child_count()):
            child = node.get_child_at_index(k)
            if child and child.get_role_name() in ("toggle button", "button"):
                return self.press(child, action)
        raise NotFound("no action %s on %r, which has %s" % (wanted, node.get_name(), names))

    def set_value(self, node, value):
        assert Atspi.Value.set_current_value(node, float(value)), "the value was refused"

    def set_text(self, node, text):
        assert Atspi.EditableText.set_text_contents(node, text), "the text was refused"

    def text(self, node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def focused(self):
        for _, _, facts in tree.walk(self.acc):
            if "focused" in facts["states"]:
                return facts
        return None

    def faults(self):
        """What a person with a screen reader could not use now."""
        return tree.faults(list(tree.walk(self.acc)))

    # The pointer

    def center(self, node, win=None, fx=0.5, fy=0.5):
        x, y, _, _ = self.geometry(win)
        left, top, width, height = tree.extents(node)
        return round(x + (left + width * fx) * SCALE), round(y + (top + height * fy) * SCALE)

    def click(self, node, button=1, win=None, repeat=1, **at):
        x, y = self.center(node, win, **at)
        sh("xdotool", "mousemove", "--sync", str(x), str(y))
        sh("xdotool", "click", "--repeat", str(repeat), "--delay", "60", str(button))
        time.sleep(0.1)

    def drag(self, source, target, steps=12):
        (x0, y0), (x1, y1) = self.center(source), self.center(target)
        sh("xdotool", "mousemove", "--sync", str(x0), str(y0))
        sh("xdotool", "mousedown", "1")
        # GTK begins a drag only after a real motion.
        for k in range(1, steps + 1):
            sh("xdotool", "mousemove", "--sync", str(x0 + (x1 - x0) * k // steps),
               str(y0 + (y1 - y0) * k // steps))
            time.sleep(0.03)
        time.sleep(0.2)
        sh("xdotool", "mouseup", "1")
        time.sleep(0.2)
