# SPDX-License-Identifier: GPL-3.0-or-later
"""balik check and balik repair: a status for each thing that can become of a file."""
import fcntl
import hashlib
import os
import sqlite3

from tap import expect, expect_equal, expect_in


def add_to(cases, lease):
    def start(shell, sql=None):
        shell.done("import", "--force", lease, "plan.balik")
        if sql:
            database = sqlite3.connect(shell.path("plan.balik"))
            database.executescript(sql)
            database.close()
        return shell.read("plan.balik")

    @cases.add("a good plan is checked without a word")
    def good(shell):
        start(shell)
        expect_equal(shell.done("check", "plan.balik"), "", "standard output")

    @cases.add("what others added to a plan is listed, and left out of a repaired one")
    def foreign(shell):
        whole = start(shell)
        shell.write("whole.balik", whole)
        before = start(shell, "CREATE TABLE notes (a); CREATE INDEX places ON item (kind);"
                              "CREATE VIEW \"a\u202eb\" AS SELECT 1")
        result = shell.run("check", "plan.balik")
        expect_equal((result.returncode, result.stderr), (3, ""), "the status of check")
        expect_equal(len(result.stdout.splitlines()), 3, "the number of lines")
        for words in ("table “notes”", "index “places”", "view “a\\u202Eb”"):
            expect_in(words, result.stdout)
        repaired = shell.run("repair", "plan.balik", "-o", "saved.balik")
        expect_equal((repaired.returncode, repaired.stderr), (3, ""), "the status of repair")
        expect_equal(repaired.stdout, result.stdout, "the list")
        expect_equal(shell.done("check", "saved.balik"), "", "standard output")
        expect_equal(shell.done("dump", "saved.balik"), shell.done("dump", "whole.balik"),
                     "the plan")
        expect_equal(shell.read("plan.balik"), before, "the file")
        dumped = shell.run("dump", "plan.balik")
        expect_equal((dumped.returncode, dumped.stdout), (0, shell.done("dump", "whole.balik")),
                     "the dump")
        expect_in("table “notes”", dumped.stderr)

    @cases.add("a plan that lacks a table is refused, and repair is offered")
    def lacking(shell):
        for sql in ("DROP TABLE meta", "DROP TABLE meta; CREATE VIEW meta AS SELECT 1 AS key"):
            start(shell, sql)
            message = shell.refused("check", "plan.balik", status=4)
            expect_in("lacks a table", message)
            expect_in("balik repair", message)
        expect_equal(shell.run("repair", "plan.balik", "-o", "saved.balik").returncode, 3,
                     "the status of repair")

    @cases.add("a plan that another process has open is told with 5, and can be read")
    def in_use(shell):
        start(shell)
        folder = os.path.join(shell.home, ".local/state/balik/work")
        os.makedirs(folder, mode=0o700, exist_ok=True)
        name = hashlib.sha256(os.path.realpath(shell.path("plan.balik")).encode()).hexdigest()
        with open(os.path.join(folder, name + ".lock"), "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            expect_in("open already", shell.refused("check", "plan.balik", status=5))
            expect("title = " in shell.done("dump", "plan.balik"), "the plan cannot be read")
        shell.done("check", "plan.balik")
