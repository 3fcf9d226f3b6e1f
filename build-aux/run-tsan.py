#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds with the thread sanitizer, and runs the tests that use threads.

    run-tsan.py SOURCE [SUITE …]

The suites are projection and store, if none is named. The status is 1 if a test failed
or the sanitizer found a race.
"""
import os
import subprocess
import sys


def main():
    source = sys.argv[1]
    suites = sys.argv[2:] or ["projection", "store"]
    build = os.path.join(source, "build-tsan")
    if not os.path.exists(os.path.join(build, "build.ninja")):
        subprocess.run(["meson", "setup", build, source, "-Db_sanitize=thread", "-Db_lundef=false",
                        "-Dwerror=true"], check=True, stdout=subprocess.DEVNULL)
    if subprocess.run(["ninja", "-C", build], check=False).returncode:
        return 1
    # GLib is built without the sanitizer: what it does alone is not looked at, and what
    # it hands over is told by the library.
    suppressions = os.path.join(source, "tests", "tsan", "suppressions")
    env = dict(os.environ, LANG="C.UTF-8",
               TSAN_OPTIONS="ignore_noninstrumented_modules=1 exitcode=66 suppressions=" + suppressions)
    preload = os.path.join(build, "tests", "tsan", "libglib-handovers.so")
    command = ["meson", "test", "-C", build, "--no-rebuild", "--print-errorlogs",
               "--timeout-multiplier", "5", "--wrapper", "env LD_PRELOAD=" + preload]
    for suite in suites:
        command += ["--suite", suite]
    return 1 if subprocess.run(command, env=env, check=False).returncode else 0


if __name__ == "__main__":
    sys.exit(main())
