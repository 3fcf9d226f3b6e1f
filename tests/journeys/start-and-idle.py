#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the program takes to start, and what it does while nobody does anything.

    start-and-idle.py BALIK

Starts three times with a plan, and prints the seconds until its window shows and
the processor's milliseconds in two seconds of rest. Only a program that never
comes to rest fails: times belong to the machine.
"""
import os
import statistics
import subprocess
import sys
import time

import program

STARTS = 3
REST = 2.0
# A tenth of a processor: a program that redraws all the time needs more.
MOST_MS = 200


def cpu_ms(pid):
    with open("/proc/%d/stat" % pid, encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def come_to_rest(pid, timeout=20):
    """Waits until a quarter of a second costs nothing."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        before = cpu_ms(pid)
        time.sleep(0.25)
        if cpu_ms(pid) == before:
            return


def main():
    balik = os.path.abspath(sys.argv[1])
    starts, rests = [], []
    plan = os.path.join(os.environ["HOME"], "plan.balik")
    subprocess.run([balik, "new", "--template", "school-uniforms", "-o", plan], check=True)
    for _ in range(STARTS):
        with program.open_balik(balik, plan, title=program.TEMPLATE) as app:
            starts.append(app.seconds_to_start)
            come_to_rest(app.proc.pid)
            before = cpu_ms(app.proc.pid)
            time.sleep(REST)
            rests.append(cpu_ms(app.proc.pid) - before)
    print("window after %s s, median %.2f s" % (["%.2f" % s for s in starts],
                                                statistics.median(starts)))
    print("at rest for %g s: %s ms of processor time" % (REST, [round(r) for r in rests]))
    return 1 if min(rests) > MOST_MS else 0


if __name__ == "__main__":
    program.stay_on_own_desktop("-s", "1366x768")
    sys.exit(main())
