# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan as lines, for programs that compare lines: what is in them, and that
nothing but the content decides what they are.
"""
import copy
import json
import os
import sqlite3

from tap import expect, expect_equal, expect_in


def add_to(cases, lease):
    with open(lease, encoding="utf-8") as file:
        plan = json.load(file)

    def dump(shell, content, **more):
        shell.write("plan.json", json.dumps(content))
        shell.done("import", "--force", "plan.json", "plan.balik")
        return shell.done("dump", "plan.balik", **more).splitlines()

    @cases.add("dump shows numbers, ranges, lists, origins and presence, each on a line")
    def lines(shell):
        changed = copy.deepcopy(plan)
        changed["canvas"] = {"cards": [
            {"id": "q7", "block": "offer", "title": "Rent", "links": ["q9"]},
            {"id": "q9", "block": "people", "title": "Schools"}]}
        changed["origins"] = {"loan.rate": {"kind": "quote", "note": "Branch, by phone"}}
        got = dump(shell, changed)
        for line in ('title = "School uniforms that come back"',
                     "environment = present",
                     "rates/discount = 0.14",
                     "materials/clothing-average/co2e_virgin = 22.31",
                     "overheads/0/per_month = 1300000 .. 1700000 .. 2600000",
                     'lines/0/product/materials/0/material = "clothing-average"',
                     "lines/0/product/life_months = 20 .. 26 .. 30",
                     'loan/rate#origin = kind "quote", note "Branch, by phone", source "", date ""',
                     'canvas/cards/0/title = "Rent"',
                     'canvas/cards/0/links = ["1"]'):
            expect(line in got, "“%s” is not in the dump:\n%s", line, "\n".join(got))
        expect(not any("q9" in line for line in got), "the id of a card is in the dump")
        expect_equal(len(set(got)), len(got), "the number of different lines")
        expect(all(" = " in line for line in got), "there is a line without a value")

    @cases.add("dump writes hidden letters and line ends as escapes")
    def escapes(shell):
        changed = dict(plan, title='a\nb\u202e"\\\u200b\u001b[2Jຊ')
        expect(r'title = "a\nb\u202E\"\\\u200B\u001B[2Jຊ"' in dump(shell, changed),
               "the title is not escaped")

    @cases.add("dump of one more change differs in one line")
    def one_line(shell):
        before = dump(shell, plan)
        after = dump(shell, dict(plan, years=4))
        expect_equal(set(before) ^ set(after), {"years = 5", "years = 4"}, "the difference")

    @cases.add("dump is the same in every language, of JSON and of a file made anew")
    def same(shell):
        first = dump(shell, plan)
        second = dump(shell, plan, locale="id_ID.UTF-8")
        expect_equal(second, first, "the dump of another file in another language")
        expect_equal(shell.done("dump", "plan.json").splitlines(), first, "the dump of the JSON")

    @cases.add("dump does not show the numbers and ids that Balik draws")
    def no_ids(shell):
        first = dump(shell, plan)
        database = sqlite3.connect(shell.path("plan.balik"))
        words = [row[0] for row in database.execute(
            "SELECT value FROM meta WHERE key IN ('doc_uuid', 'content_digest', 'seal')")]
        database.close()
        expect_equal(len(words), 3, "what a file says about itself")
        for word in words:
            expect(not any(word in line for line in first), "%s is in the dump", word)

    @cases.add("dump refuses what does not open, and changes nothing")
    def refusals(shell):
        dump(shell, plan)
        before = shell.read("plan.balik")
        shell.write("cut.balik", before[:5000])
        expect_in("cut.balik", shell.refused("dump", "cut.balik", status=4))
        expect_in("nothing.balik", shell.refused("dump", "nothing.balik", status=4))
        expect_in("Usage: balik dump", shell.refused("dump", status=2))
        expect_equal(shell.read("plan.balik"), before, "the plan")
        expect_equal(sorted(os.listdir(shell.folder)),
                     ["cut.balik", "home", "plan.balik", "plan.json"], "the folder")
