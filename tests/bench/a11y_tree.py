#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the accessible tree of a running GTK 4 program, and judges it.

    a11y_tree.py [--app NAME] [--check] [--json] [--all] [--depth N]

Run inside xrun.sh. With --check the status is 1 when a control that a person can
act on has no name, or an image that can be focused neither name nor description:
the faults that people with a screen reader meet first.
"""
import argparse
import json
import sys
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)

ACTABLE = {"push button", "button", "toggle button", "check box", "radio button", "menu item",
           "entry", "text", "text box", "spin button", "combo box", "slider", "switch",
           "list item", "link", "page tab", "table cell", "password text"}
STATES = ("FOCUSED", "FOCUSABLE", "CHECKED", "SELECTED", "EXPANDED", "EXPANDABLE", "EDITABLE",
          "PRESSED", "SENSITIVE", "SHOWING", "INVALID_ENTRY", "REQUIRED")
HELPERS = {"metacity", "mutter", "xdg-desktop-portal-gtk", ""}


def apps():
    desktop = Atspi.get_desktop(0)
    children = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
    return [a for a in children if a]


def find_app(name=None, timeout=10.0):
    """The accessible program called NAME, or the first that belongs not to the desktop."""
    end = time.monotonic() + timeout
    names = []
    while time.monotonic() < end:
        names = []
        for app in apps():
            try:
                names.append(app.get_name())
            except GLib.Error:
                continue
            if names[-1] == name if name else names[-1] not in HELPERS:
                return app
        time.sleep(0.1)
    raise AssertionError("no accessible program %r; there are: %s" % (name, names))


def info(node):
    """The facts of one node, read anew from the program."""
    node.clear_cache_single()
    states = node.get_state_set()
    facts = {"role": node.get_role_name(), "name": node.get_name() or "",
             "desc": node.get_description() or "",
             "states": [s.lower() for s in STATES
                        if states.contains(getattr(Atspi.StateType, s))]}
    interfaces = node.get_interfaces()

    def put(key, read):
        try:
            value = read()
            if value not in (None, "", [], {}):
                facts[key] = value
        except (GLib.Error, AttributeError, TypeError) as error:
            facts.setdefault("errors", []).append("%s: %s" % (key, error))

    put("id", node.get_accessible_id)
    if "Value" in interfaces:
        put("value", lambda: Atspi.Value.get_current_value(node))
        put("range", lambda: [Atspi.Value.get_minimum_value(node),
                              Atspi.Value.get_maximum_value(node)])
    if "Text" in interfaces:
        put("text", lambda: Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)))
    if "Action" in interfaces:
        # Labels and entries list a dozen actions such as "clipboard.copy"; only
        # what a person would call an action is of interest.
        put("actions", lambda: [a for a in action_names(node) if "." not in a])
    put("relations", lambda: {
        r.get_relation_type().value_nick: [r.get_target(k).get_name()
                                           for k in range(r.get_n_targets())]
        for r in node.get_relation_set()})
    if "Component" in interfaces:
        put("extents", lambda: extents(node))
    return facts


def action_names(node):
    return [Atspi.Action.get_action_name(node, k)
            for k in range(Atspi.Action.get_n_actions(node))]


def extents(node):
    e = node.get_extents(Atspi.CoordType.WINDOW)
    return [e.x, e.y, e.width, e.height]


def walk(node, depth=0, deepest=40):
    """All nodes from this one on: depth, node, facts."""
    if node is None or depth > deepest:
        return
    try:
        facts = info(node)
        count = node.get_child_count()
    except GLib.Error as error:
        # It went away while the tree was read.
        facts = {"role": "?", "name": "", "desc": "", "states": [], "errors": [str(error)]}
        count = 0
    yield depth, node, facts
    for k in range(count):
        try:
            child = node.get_child_at_index(k)
        except GLib.Error:
            continue
        yield from walk(child, depth + 1, deepest)


def faults(rows):
    """What a person with a screen reader could not use, one line each."""
    found = []
    for k, (depth, _, facts) in enumerate(rows):
        if "showing" not in facts["states"] or "focusable" not in facts["states"]:
            continue
        where = "%s at %s" % (facts["role"], facts.get("extents"))
        if facts["role"] in ACTABLE and not facts["name"]:
            # A list item or a cell without a name is read by its labels.
            inner = any(f["name"] for d, _, f in rows[k + 1:k + 12]
                        if d > depth and f["role"] == "label")
            if not (inner and facts["role"] in ("list item", "table cell")):
                found.append("no name: " + where)
        if facts["role"] in ("image", "img", "icon", "graphic") and \
                not (facts["name"] or facts["desc"]):
            found.append("image without text: " + where)
    return found


def line(depth, facts):
    extra = " ".join("%s=%r" % (k, facts[k]) for k in
                     ("id", "value", "range", "text", "actions", "relations", "extents", "errors")
                     if k in facts)
    states = ",".join(s for s in facts["states"] if s not in ("sensitive", "showing"))
    return "%s[%s] %r%s {%s} %s" % (
        "  " * depth, facts["role"], facts["name"],
        " -- %r" % facts["desc"] if facts["desc"] else "", states, extra)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--app", help="name of the program")
    parser.add_argument("--check", action="store_true", help="fail on faults")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--all", action="store_true", help="also what is not showing")
    parser.add_argument("--depth", type=int, default=40)
    options = parser.parse_args()

    rows = list(walk(find_app(options.app), 0, options.depth))
    if options.json:
        print(json.dumps([dict(f, depth=d) for d, _, f in rows], ensure_ascii=False, indent=1))
    else:
        for depth, _, facts in rows:
            if options.all or depth <= 1 or "showing" in facts["states"]:
                print(line(depth, facts))
    if options.check:
        found = faults(rows)
        for fault in found:
            print("accessibility: " + fault, file=sys.stderr)
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
