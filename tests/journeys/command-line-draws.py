#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws of uncertain numbers and looking for a number, without a display.

    command-line-draws.py BALIK EXAMPLES
"""
import json
import os
import subprocess
import sys

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


sys.exit(cases.run())
