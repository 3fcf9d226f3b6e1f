#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kept plan file, of each version of the format, is read as it was read before.

    formats.py BALIK FORMATS EXAMPLES

FORMATS is a folder of plan files, each with what balik dump and balik check print of it.
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile

import tap
from tap import expect, expect_equal, expect_in

sys.stdout.reconfigure(encoding="utf-8")
PROGRAM, FORMATS, EXAMPLES = map(os.path.abspath, sys.argv[1:4])
MAX_BYTES = 100 * 1024
# The status of balik check.
STATUS = {"v1-small": 0, "v1-full": 0, "v1-foreign": 3, "v1-min-writer-2": 0,
          "v2-min-reader-1": 0, "v2-min-reader-2": 4}
cases = tap.Cases()


def path(name):
    return os.path.join(FORMATS, name)


def read(name):
    with open(path(name), "rb") as file:
        return file.read()


def run(*arguments):
    with tempfile.TemporaryDirectory() as home:
        env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "XDG_"))}
        env.update(LANG="C.UTF-8", LANGUAGE="", HOME=home)
        return subprocess.run([PROGRAM, *arguments], env=env, check=False, capture_output=True,
                              timeout=60)


@cases.add("there is a file for each case, and a case for each file")
def all_files(_):
    files = {n for n in os.listdir(FORMATS) if n.endswith(".balik")}
    expect_equal(sorted(files), sorted(name + ".balik" for name in STATUS), "the files")
    for name in files:
        expect(os.path.getsize(path(name)) < MAX_BYTES, "%s is too large", name)


def is_read_as_before(_, name, status):
    before = hashlib.sha256(read(name + ".balik")).hexdigest()
    checked = run("check", path(name + ".balik"))
    expect_equal(checked.returncode, status, "the status of check: %r" % checked.stderr)
    expect_equal(checked.stdout.decode(), read(name + ".check").decode(), "what check prints")
    dumped = run("dump", path(name + ".balik"))
    expect_equal(dumped.returncode, 0, "the status of dump")
    expect_equal(dumped.stdout.decode(), read(name + ".dump").decode(), "the dump")
    # What is left out is told there too, but not among the lines.
    told = dumped.stderr.decode().replace("balik: ", "")
    expect_equal(told, checked.stdout.decode(), "what dump tells")
    expect_equal(hashlib.sha256(read(name + ".balik")).hexdigest(), before, "the file")


for plan, code in STATUS.items():
    if code != 4:
        cases.add("%s is read as it was read before" % plan, plan, code)(is_read_as_before)


@cases.add("a plan that needs a newer reader is refused, with the version that it needs")
def min_reader(_):
    for command in (("check",), ("dump",), ("repair", "-o", "/dev/null/x.balik")):
        result = run(command[0], path("v2-min-reader-2.balik"), *command[1:])
        expect_equal(result.returncode, 4, "the status of " + command[0])
        expect_equal(result.stdout, b"", "standard output")
        expect_in("newer Balik", result.stderr.decode())
    expect_in("version 2", run("check", path("v2-min-reader-2.balik")).stderr.decode())


@cases.add("a repaired copy of a newer plan tells what it lacks, and holds the rest")
def copy(_):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "copy.balik")
        result = run("repair", path("v2-min-reader-1.balik"), "-o", out)
        expect_equal(result.returncode, 3, "the status of repair")
        expect_equal(result.stdout.decode(), read("v2-min-reader-1.check").decode(), "the list")
        expect_equal(run("check", out).stdout, b"", "what check prints of the copy")
        expect_equal(run("dump", out).stdout, read("v2-min-reader-1.dump"), "the copy")


@cases.add("the files can be made anew, with the same content")
def made_anew(_):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path("make-formats.py"), folder)
        subprocess.run([sys.executable, os.path.join(folder, "make-formats.py"), PROGRAM, EXAMPLES,
                        folder], check=True, capture_output=True, timeout=120)
        for name, status in STATUS.items():
            again = os.path.join(folder, name + ".balik")
            expect_equal(run("check", again).returncode, status, "the status of " + name)
            if status != 4:
                expect_equal(run("dump", again).stdout, read(name + ".dump"), name)


if __name__ == "__main__":
    sys.exit(cases.run())
