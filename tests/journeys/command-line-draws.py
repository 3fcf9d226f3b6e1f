#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws of uncertain numbers and looking for a number, without a display.

    command-line-draws.py BALIK EXAMPLES
"""
import json
import os
import subprocess
import sys
import tempfile

import tap
from tap import expect, expect_equal, expect_in

PROGRAM, EXAMPLES = map(os.path.abspath, sys.argv[1:3])
LEASE = os.path.join(EXAMPLES, "lease-school-uniforms.json")
FEE = "lines.0.price.fee_per_month"


def run(*arguments, status=0):
    env = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    done = subprocess.run([PROGRAM, *arguments], env=env, check=False, capture_output=True,
                          text=True, timeout=120)
    expect_equal(done.returncode, status, "the status of balik %s: %s"
                 % (" ".join(arguments), done.stderr))
    return done.stdout if status == 0 else done.stderr


cases = tap.Cases()


@cases.add("simulate gives the same bits for any number of threads")
def same_bits(_):
    one = run("simulate", LEASE, "--runs", "300", "--threads", "1", "--json")
    expect_equal(run("simulate", LEASE, "--runs", "300", "--threads", "3", "--json"), one,
                 "the draws")
    other = json.loads(run("simulate", LEASE, "--runs", "300", "--seed", "5", "--json"))
    expect(other["fingerprint"] != json.loads(one)["fingerprint"], "the seed does nothing")


@cases.add("simulate tells people medians, chances and what matters")
def words(_):
    text = run("simulate", LEASE, "--runs", "300")
    for word in ("Median", "Chances", "What matters most", FEE):
        expect_in(word, text)


@cases.add("solve finds the fee at which the plan is worth nothing")
def solve(_):
    found = json.loads(run("solve", LEASE, "--change", FEE, "--until", "npv=0", "--json"))
    expect_equal(found["found"], "exact", "what is found")
    with open(LEASE, encoding="utf-8") as file:
        plan = json.load(file)
    plan["lines"][0]["price"]["fee_per_month"] = found["value"]
    done = subprocess.run([PROGRAM, "project", "-", "--json"], input=json.dumps(plan), text=True,
                          capture_output=True, check=True)
    npv = json.loads(done.stdout)["summary"]["npv"]
    expect(abs(npv) < 1e-3, "with it the plan is worth %r", npv)


@cases.add("solve says when a figure leaps over the target")
def leap(_):
    found = json.loads(run("solve", LEASE, "--change", FEE, "--until", "payback_months=24",
                           "--json"))
    expect_equal(found["found"], "jump", "what is found")
    expect(found["figure_there"] < 24 < found["figure_at_other"], "it is no leap: %r", found)
    expect_in("leaps from 26 to 20", run("solve", LEASE, "--change", FEE, "--until",
                                         "payback_months=24"))


@cases.add("solve says when no value does")
def no_value(_):
    found = json.loads(run("solve", LEASE, "--change", FEE, "--until", "saved_co2e_kg=1e12",
                           "--json"))
    expect_equal(found["found"], "no-influence", "what is found")
    expect_in("no target", run("solve", LEASE, "--change", FEE, "--until", "luck=1", status=2))
    expect_in("not a number", run("solve", LEASE, "--change", "lines.9.x", "--until", "npv=0",
                                  status=1))


def simulate_changed(change):
    """The draws of the lease whose plan was changed by hand."""
    with open(LEASE, encoding="utf-8") as file:
        plan = json.load(file)
    change(plan)
    done = subprocess.run([PROGRAM, "simulate", "-", "--runs", "400", "--json"], check=True,
                          input=json.dumps(plan), text=True, capture_output=True)
    return json.loads(done.stdout)["figures"]


def more_defaults(plan):
    serving = plan["lines"][0].setdefault("serving", {})
    share = serving.get("bad_debt_share", 0)
    serving["bad_debt_share"] = ([x + 0.05 for x in share] if isinstance(share, list)
                                 else share + 0.05)


@cases.add("stress gives what changing the numbers by hand gives")
def stress(_):
    found = json.loads(run("stress", LEASE, "--runs", "400", "--json"))
    by_id = {case["id"]: case for case in found["cases"]}
    expect_equal(list(by_id), ["as-planned", "fewer-returns", "more-defaults", "slow-start",
                               "dearer-loan", "dearer-parts", "all-together"], "the cases")
    for name, by_hand in (("as-planned", simulate_changed(lambda plan: None)),
                          ("more-defaults", simulate_changed(more_defaults))):
        for figure, levels in by_id[name]["figures"].items():
            for level in levels:
                expect_equal(levels[level], by_hand[figure][level],
                             "%s: %s of %s" % (name, level, figure))
    worth = {name: case["figures"]["npv"]["p50"] for name, case in by_id.items()}
    expect(worth["all-together"] < worth["more-defaults"] < worth["as-planned"],
           "stress makes it better: %r", worth)
    expect_in("All of these together", run("stress", LEASE, "--runs", "400"))


@cases.add("stress takes sets of one's own, and says what is wrong with them")
def own_sets(_):
    with tempfile.TemporaryDirectory(prefix="balik-stress.") as folder:
        try_own_sets(folder)


def try_own_sets(folder):
    folder = tempfile.mkdtemp(prefix="balik-stress.")
    sets = json.loads(run("stress", "--print-sets"))
    sets["sets"] = sets["sets"][1:2]
    sets["sets"][0]["changes"][0]["plus"] = 2
    path = os.path.join(folder, "mine.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(sets, file)
    text = run("stress", LEASE, "--sets", path, "--runs", "50")
    expect_in("stops at the most or the least", text)
    sets["sets"][0]["changes"][0]["numbers"] = "lines.*.serving.luck"
    with open(path, "w", encoding="utf-8") as file:
        json.dump(sets, file)
    expect_in("sets.0.changes.0: “lines.*.serving.luck” is not a number",
              run("stress", LEASE, "--sets", path, status=1))
    expect_in("Say which plan", run("stress", status=2))


sys.exit(cases.run())
