# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs cases one after the other and tells the results as TAP.

    cases = tap.Cases()

    @cases.add("a plan opens")
    def opens(state): ...

    sys.exit(cases.run(state))

A journey is a chain: once a step fails, the later ones cannot be believed, and
are told as failed too.
"""
import subprocess
import sys
import time
import traceback


class Cases:
    def __init__(self, chained=False):
        self.cases = []
        self.chained = chained

    def add(self, name, *arguments):
        def remember(function):
            self.cases.append((name, function, arguments))
            return function
        return remember

    def run(self, state=None, on_failure=None):
        """Runs all; the status for sys.exit ()."""
        failed = 0
        print("TAP version 13\n1..%d" % len(self.cases), flush=True)
        for number, (name, function, arguments) in enumerate(self.cases, 1):
            start = time.monotonic()
            if failed and self.chained:
                print("not ok %d - %s\n# not reached" % (number, name), flush=True)
                continue
            try:
                function(state, *arguments)
            except Exception as error:  # Whatever it is, the case failed.
                failed += 1
                print("not ok %d - %s" % (number, name))
                explain(error)
                if on_failure:
                    on_failure(state, name)
            else:
                print("ok %d - %s" % (number, name))
            print("# %.1f s" % (time.monotonic() - start), flush=True)
        return 1 if failed else 0


def explain(error):
    text = "".join(traceback.format_exception(error))
    if isinstance(error, subprocess.CalledProcessError):
        text += "\n%s\n%s" % (error.stdout, error.stderr)
    for line in text.rstrip().splitlines():
        print("# " + line)
    sys.stdout.flush()


def expect(condition, message, *arguments):
    if not condition:
        raise AssertionError(message % arguments if arguments else message)


def expect_in(needle, text):
    expect(needle in text, "%r is not in:\n%s", needle, text)


def expect_equal(value, expected, what="the value"):
    expect(value == expected, "%s is %r, but should be %r", what, value, expected)
