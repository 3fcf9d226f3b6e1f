#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every check and test of a build, and counts their cases.

    run-tests.py SOURCE BUILD [--sanitize]

The suite "display" runs on a virtual display, all others as they are. The last line is "N passed, N failed"; the status is 1 if a case failed
or if there was none at all.
"""
import json
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

# How many test programs run at once where no display is shared.
JOBS = str(max(2, os.cpu_count() or 2))
SANITIZERS = {
    "ASAN_OPTIONS": "detect_leaks=1:abort_on_error=0:allocator_may_return_null=1",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
}


def say(text):
    print("[dev] " + text, flush=True)


def environment(extra=None):
    """The caller's environment without what would change the tests' results."""
    env = {k: v for k, v in os.environ.items()
           if not k.startswith("LC_") and k not in ("LANGUAGE", "BALIK", "G_MESSAGES_DEBUG")}
    env.update(LANG="C.UTF-8", **(extra or {}))
    return env


def tests_of(build):
    out = subprocess.run(["meson", "introspect", "--tests", build],
                         check=True, capture_output=True, text=True).stdout
    # Suites are called "balik:display".
    return [{s.split(":")[-1] for s in t["suite"]} for t in json.loads(out)]


def run(build, choice, log, wrapper, jobs, env):
    """Runs a choice of tests. Returns the number of cases passed, and those failed and skipped."""
    results = os.path.join(build, "meson-logs", log + ".junit.xml")
    if os.path.exists(results):
        os.remove(results)
    command = [*wrapper, "meson", "test", "-C", build, "--no-rebuild", "--logbase", log,
               "--num-processes", jobs, "--print-errorlogs", choice]
    status = subprocess.run(command, env=env, check=False).returncode
    if not os.path.exists(results):
        return 0, ["%s: no results were written (status %d)" % (log, status)], []
    passed, failed, skipped = count(results)
    if status != 0 and not failed:
        failed.append("%s: meson test ended with status %d" % (log, status))
    return passed, failed, skipped


def count(results):
    passed, failed, skipped = 0, [], []
    for suite in ET.parse(results).getroot().iter("testsuite"):
        broken = 0
        for case in suite.iter("testcase"):
            # "balik:checks / sources-format", or the program and its case.
            name = case.get("name").removeprefix("balik:")
            if suite.get("name") != "balik":
                name = "%s: %s" % (suite.get("name").split(".", 1)[-1], name)
            if case.find("failure") is not None or case.find("error") is not None:
                failed.append(name)
                broken += 1
            elif case.find("skipped") is not None:
                skipped.append(name)
            else:
                passed += 1
        # A program that dies between two cases says so here only.
        if not broken and int(suite.get("errors", 0)) + int(suite.get("failures", 0)):
            failed.append("%s: the program itself failed" % suite.get("name"))
    return passed, failed, skipped


def sanitized(source):
    """Builds once more with the sanitizers; returns the build directory, or None."""
    build = os.path.join(source, "build-sanitize")
    if not os.path.exists(os.path.join(build, "build.ninja")):
        subprocess.run(["meson", "setup", build, source, "-Db_sanitize=address,undefined",
                        "-Db_lundef=false", "-Dwerror=true"],
                       check=True, stdout=subprocess.DEVNULL)
    return build if subprocess.run(["ninja", "-C", build], check=False).returncode == 0 else None


def main():
    source, build = sys.argv[1:3]
    bench = os.path.join(source, "tests", "bench")
    display = [os.path.join(bench, "xrun.sh"), "--"]
    total, failed, skipped = 0, [], []
    start = time.time()

    def add(result):
        nonlocal total
        total += result[0]
        failed.extend(result[1])
        skipped.extend(result[2])

    tests = tests_of(build)
    if any("display" not in suites for suites in tests):
        say("Running the checks and the tests that need no display")
        add(run(build, "--no-suite=display", "displayless", [], JOBS, environment()))
    if any("display" in suites for suites in tests):
        say("Running the tests that need a display, on a virtual one")
        add(run(build, "--suite=display", "display", display, "1", environment()))
    if "--sanitize" in sys.argv and any("displayless" in suites for suites in tests):
        say("Building with the sanitizers and running the tests without display again")
        other = sanitized(source)
        if other:
            extra = dict(SANITIZERS, LSAN_OPTIONS="print_suppressions=0:suppressions="
                         + os.path.join(bench, "lsan.supp"))
            add(run(other, "--suite=displayless", "sanitize", [], JOBS, environment(extra)))
        else:
            failed.append("sanitize: the build failed")

    if skipped:
        print("\nSkipped:")
        print("\n".join("  " + name for name in skipped))
    if failed:
        print("\nFailed (all output is in %s/meson-logs):" % os.path.relpath(build))
        print("\n".join("  " + name for name in failed))
    if not total and not failed:
        print("\nThere was nothing to run.")
    print("\n%.0f s" % (time.time() - start))
    print("%d passed, %d failed" % (total, len(failed)), flush=True)
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main())
