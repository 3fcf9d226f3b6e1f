#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The job without a display, as a trainer's script or a bank's does it.

    command-line.py BALIK EXAMPLES

EXAMPLES is a folder of plans as JSON, each with its result computed by the
reference model.
"""
import glob
import json
import math
import os
import re
import subprocess
import sys
import tempfile

import check_cases
import csv_cases
import dump_cases
import tap
from tap import expect, expect_equal, expect_in

sys.stdout.reconfigure(encoding="utf-8")
PROGRAM, EXAMPLES = map(os.path.abspath, sys.argv[1:3])
LEASE = os.path.join(EXAMPLES, "lease-school-uniforms.json")
COMMANDS = {"project": ("--json",), "import": ("--force", "--csv", "--dry-run"),
            "export": ("--output", "--csv"),
            "templates": (), "new": ("--template", "--output", "--force"),
            "report": ("--output", "--letter"), "check": (), "dump": (),
            "repair": ("--output", "--force")}
TOLERANCE = 1e-9


class Shell:
    """A folder of its own and an empty home; no display."""

    def __init__(self, folder):
        self.folder = folder
        self.home = os.path.join(folder, "home")
        os.mkdir(self.home)

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *arguments, locale="C.UTF-8", stdin=None, text=True):
        env = {k: v for k, v in os.environ.items()
               if not k.startswith(("LC_", "XDG_")) and k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        env.update(LANG=locale, HOME=self.home, LANGUAGE="")
        return subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=env, check=False,
                              capture_output=True, text=text, input=stdin, timeout=60)

    def done(self, *arguments, **more):
        """Runs what must succeed without a word on standard error; its output."""
        result = self.run(*arguments, **more)
        expect(result.returncode == 0 and not result.stderr, "balik %s ended with %d: %s",
               " ".join(arguments), result.returncode, result.stderr)
        return result.stdout

    def refused(self, *arguments, status=1, **more):
        """Runs what must fail with a message and nothing else; the message."""
        result = self.run(*arguments, **more)
        expect_equal(result.returncode, status, "the status of balik " + " ".join(arguments))
        expect_equal(result.stdout, "", "standard output")
        expect(result.stderr.strip() != "", "there is no message")
        expect("CRITICAL" not in result.stderr and "WARNING" not in result.stderr,
               "it is no message for people: %s", result.stderr)
        return result.stderr

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return name

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def compare(where, got, expected, scale=None):
    """Equal within the tolerance, of a series of its largest value."""
    if isinstance(expected, dict):
        expect_equal(sorted(got), sorted(expected), "the keys of " + where)
        for key, value in expected.items():
            compare("%s.%s" % (where, key), got[key], value)
    elif isinstance(expected, list):
        expect_equal(len(got), len(expected), "the length of " + where)
        numbers = [abs(v) for v in expected if isinstance(v, (int, float))]
        largest = max(numbers, default=0) or 1
        for k, value in enumerate(expected):
            compare("%s[%d]" % (where, k), got[k], value, largest)
    elif isinstance(expected, float) or isinstance(got, float):
        expect(got is not None and expected is not None, "%s is %r, not %r", where, got, expected)
        off = abs(got - expected) / (scale or max(abs(expected), 1))
        expect(math.isfinite(off) and off <= TOLERANCE, "%s is %r, not %r", where, got, expected)
    else:
        expect_equal(got, expected, where)


def import_lease(shell, name="plan.balik"):
    shell.done("import", LEASE, name)
    return name


def pdf_text(shell, name):
    return subprocess.run(["pdftotext", "-raw", shell.path(name), "-"], check=True,
                          capture_output=True, text=True).stdout


def page_size(shell, name):
    text = subprocess.run(["pdfinfo", shell.path(name)], check=True,
                          capture_output=True, text=True).stdout
    expect_equal(re.search(r"Pages: +(\d+)", text).group(1), "2", "the number of pages")
    return tuple(round(float(x)) for x in re.search(r"Page size: +([\d.]+) x ([\d.]+)",
                                                    text).groups())


cases = tap.Cases()

# Words


@cases.add("--version tells the name and the version")
def version(shell):
    expect(re.fullmatch(r"balik \d+\.\d+\.\d+\n", shell.done("--version")), "no version")


@cases.add("--help lists every command")
def help_lists_commands(shell):
    text = shell.done("--help")
    for command in COMMANDS:
        expect(re.search(r"^  %s\b" % command, text, re.M), "%s is not in the help", command)
    expect_equal(shell.done("-h"), text, "-h")
    expect_equal(shell.done("help"), text, "help")


@cases.add("each command has a help with its options")
def help_of_commands(shell):
    for command, options in COMMANDS.items():
        text = shell.done(command, "--help")
        expect_in("Usage: balik %s" % command, text)
        expect("\n  balik" not in text, "another usage is in the help of %s:\n%s", command, text)
        for option in options:
            expect_in(option, text)


@cases.add("wrong usage is told, and ends with 2")
def wrong_usage(shell):
    plan = import_lease(shell)
    for arguments in (["project"], ["project", plan, "more"], ["import", plan], ["export"],
                      ["import", LEASE, "a", "b"], ["new"], ["new", "-o", "x.balik"],
                      ["new", "-t", "school-uniforms"], ["report"], ["report", plan],
                      ["templates", "all"]):
        expect_in("Usage: balik " + arguments[0], shell.refused(*arguments, status=2))
    expect_in("--colour", shell.refused("project", "--colour", plan, status=2))


@cases.add("a word that is no command ends with 2")
def no_command(shell):
    expect_in("projekt", shell.refused("projekt", status=2))
    expect_in("--wrong", shell.refused("--wrong", status=2))


# Refusals


@cases.add("a file that is not there is named")
def missing_file(shell):
    for name in ("nothing.balik", "nothing.json"):
        for command in (["project", name], ["report", name, "-o", "x.pdf"]):
            expect_in(name, shell.refused(*command))
    expect_in("nothing.balik", shell.refused("export", "nothing.balik"))
    expect_in("nothing.json", shell.refused("import", "nothing.json", "x.balik"))
    expect(not os.path.exists(shell.path("x.balik")), "a plan came of nothing")


@cases.add("what is no plan is refused by name")
def not_a_plan(shell):
    whole = shell.read(import_lease(shell))
    files = {"text.balik": b"Dear bank,\n" * 100, "empty.balik": b"", "cut.balik": whole[:5000],
             "long.balik": whole + b"x", "zeros.balik": bytes(30000)}
    for name, content in files.items():
        shell.write(name, content)
        expect_in(name, shell.refused("project", name))
    expect("plan" in shell.refused("project", "."), "a folder is not refused as no plan")


@cases.add("a pipe that nobody writes into is refused, not waited for")
def named_pipe(shell):
    for name in ("pipe.json", "pipe.balik"):
        os.mkfifo(shell.path(name))
        for command in (["project", name], ["export", name], ["report", name, "-o", "x.pdf"]):
            expect_in(name, shell.refused(*command))


@cases.add("a broken plan lists all of its problems, each with its path and rule")
def all_problems(shell):
    plan = load(LEASE)
    plan["years"] = "five"
    plan["rates"]["discount"] = -4
    plan["bogus"] = 1
    plan["lines"][0]["product"]["life_shape"] = None
    shell.write("broken.json", json.dumps(plan))
    message = shell.refused("import", "broken.json", "x.balik")
    expect_in("broken.json", message)
    for path in ("years", "rates.discount", "bogus", "lines.0.product.life_shape"):
        expect(re.search(r"^%s: .+\.$" % re.escape(path), message, re.M),
               "%s is not told:\n%s", path, message)
    expect_in("must be more than -1", message)
    expect(not os.path.exists(shell.path("x.balik")), "a broken plan was taken")


@cases.add("a syntax error is told with file and line")
def syntax_error(shell):
    shell.write("syntax.json", '{"format": "balik-plan",\n "version": 1,\n "title" "x"}')
    message = shell.refused("project", "syntax.json")
    expect_in("syntax.json", message)
    expect_in("Line 3", message)


@cases.add("a plan of a newer version is refused")
def newer_version(shell):
    shell.write("newer.json", '{"format": "balik-plan", "version": 9}')
    expect_in("newer Balik", shell.refused("project", "newer.json"))


@cases.add("a place that cannot be written to is named, and nothing is left there")
def unwritable(shell):
    plan = import_lease(shell)
    for command in (["import", LEASE, "no/where.balik"], ["report", plan, "-o", "no/where.pdf"],
                    ["export", plan, "-o", "no/where.json"]):
        expect_in("where", shell.refused(*command))
    message = shell.refused("import", LEASE, "no/such/where.balik")
    expect(re.search("There is no folder “.*/no/such” for “where.balik”", message),
           "the folder is not named: %s", message)
    expect_equal(sorted(os.listdir(shell.folder)), ["home", "plan.balik"], "the folder")


# Plans


def examples():
    return sorted(p for p in glob.glob(os.path.join(EXAMPLES, "*.json"))
                  if not p.endswith(".result.json"))


def project_example(shell, path):
    shell.done("import", path, "plan.balik")
    output = shell.done("project", "plan.balik", "--json")
    compare("result", json.loads(output), load(path.replace(".json", ".result.json")))
    expect_equal(shell.done("project", path, "--json"), output, "the projection of the JSON")


def round_trip(shell, path):
    shell.done("import", path, "plan.balik")
    exported = shell.done("export", "plan.balik")
    expect_equal(json.loads(exported), load(path), "the plan after the round trip")
    shell.write("again.json", exported)
    shell.done("import", "again.json", "again.balik")
    expect_equal(shell.done("export", "again.balik"), exported, "the second export")
    shell.done("export", "plan.balik", "-o", "file.json")
    expect_equal(shell.read("file.json").decode(), exported, "the exported file")


for example in examples():
    word = os.path.basename(example).removesuffix(".json")
    cases.add("%s: the projection is the reference's" % word, example)(project_example)
    cases.add("%s: JSON, plan file, JSON is the same plan" % word, example)(round_trip)


@cases.add("there are examples")
def there_are_examples(shell):
    expect(len(examples()) >= 12, "there are only %d examples", len(examples()))


@cases.add("every template makes a plan that can be projected and printed")
def templates(shell):
    names = [line.split()[0] for line in shell.done("templates").splitlines()]
    expect(len(names) >= 3, "there are only %d templates", len(names))
    for name in names:
        shell.done("new", "--template", name, "-o", name + ".balik")
        months = json.loads(shell.done("project", name + ".balik", "--json"))["months"]
        expect(months >= 12, "%s looks ahead %d months", name, months)
        shell.done("report", name + ".balik", "-o", name + ".pdf")
        expect_in(load_title(shell, name + ".balik"), pdf_text(shell, name + ".pdf"))


def load_title(shell, plan):
    return json.loads(shell.done("export", plan))["title"]


@cases.add("a template that is not there: those that are there are told")
def no_template(shell):
    message = shell.refused("new", "-t", "boats", "-o", "x.balik")
    expect_in("boats", message)
    expect_in("school-uniforms", message)
    expect(".json" not in message, "files are named, not templates: %s", message)


@cases.add("a plan can come from standard input")
def standard_input(shell):
    with open(LEASE, encoding="utf-8") as file:
        text = file.read()
    expect_equal(shell.done("project", "-", "--json", stdin=text),
                 shell.done("project", LEASE, "--json"), "the projection")


@cases.add("a file that is there stays unless --force is given")
def keeps_files(shell):
    before = shell.read(import_lease(shell))
    other = os.path.join(EXAMPLES, "care-phone-repair.json")
    for command in (["import", other, "plan.balik"],
                    ["new", "-t", "phone-repair", "-o", "plan.balik"]):
        message = shell.refused(*command)
        expect_in("plan.balik", message)
        expect_in("--force", message)
        expect_equal(shell.read("plan.balik"), before, "the plan that was there")
    shell.write("broken.json", '{"format": "balik-plan", "version": 1, "years": "five"}')
    shell.refused("import", "--force", "broken.json", "plan.balik")
    expect_equal(shell.read("plan.balik"), before, "the plan after an import that failed")
    shell.done("import", "--force", other, "plan.balik")
    expect_equal(json.loads(shell.done("export", "plan.balik")), load(other), "the new plan")
    expect_equal(sorted(os.listdir(shell.folder)), ["broken.json", "home", "plan.balik"],
                 "the folder")


@cases.add("a result never goes over its own plan")
def keeps_own_plan(shell):
    before = shell.read(import_lease(shell))
    os.symlink("plan.balik", shell.path("link.json"))
    for output in ("plan.balik", "./plan.balik", "link.json"):
        shell.refused("export", "plan.balik", "-o", output)
        shell.refused("report", "plan.balik", "-o", output)
    expect_equal(shell.read("plan.balik"), before, "the plan")


@cases.add("reading a plan changes neither it nor the home folder")
def reading_changes_nothing(shell):
    before = shell.read(import_lease(shell))
    shell.done("project", "plan.balik")
    shell.done("export", "plan.balik")
    shell.done("report", "plan.balik", "-o", "plan.pdf")
    expect_equal(shell.read("plan.balik"), before, "the plan")
    expect_equal(sorted(os.listdir(shell.folder)), ["home", "plan.balik", "plan.pdf"], "the folder")
    files = [f for folder, _, names in os.walk(shell.home) for f in names
             if "fontconfig" not in folder]
    expect_equal(files, [], "the home folder")


@cases.add("a plan that may only be read can be projected")
def read_only(shell):
    import_lease(shell)
    os.chmod(shell.path("plan.balik"), 0o444)
    shell.done("project", "plan.balik")


# Words for people


def figures():
    return load(LEASE.replace(".json", ".result.json"))["summary"]


def headline(months, peak):
    return ("Pays back in month %d" % math.ceil(months), "%d million kip" % round(peak / 1e6))


@cases.add("project answers in sentences, then in years")
def summary(shell):
    plan = import_lease(shell)
    text = shell.done("project", plan)
    expect_in("School uniforms that come back", text)
    drawn = json.loads(shell.done("simulate", plan, "--json"))["figures"]
    middle = {name: drawn[name]["p50"] for name in ("payback_months", "peak_funding")}
    for words in (*headline(*middle.values()), "8 in 10 chances: month "):
        expect_in(words, text)
    expect(re.search(r"^Year \(LAK\) +before +1 +2 +3 +4 +5$", text, re.M), "no years:\n%s", text)
    series = load(LEASE.replace(".json", ".result.json"))["series"]["cash"]
    years = [series[0]] + [sum(series[12 * y + 1:12 * y + 13]) for y in range(5)]
    row = re.search(r"^Cash +(.*)$", text, re.M).group(1).split()
    expect_equal([int(cell.replace(",", "").replace("−", "-")) for cell in row],
                 [round(year) for year in years], "the cash of the years")


@cases.add("figures are written as the locale does, JSON never is")
def locales(shell):
    plan = import_lease(shell)
    expect_in("83.222.659", shell.done("project", plan, locale="id_ID.UTF-8"))
    expect_equal(shell.done("project", plan, "--json", locale="id_ID.UTF-8"),
                 shell.done("project", plan, "--json"), "the JSON")
    expect_equal(shell.done("export", plan, locale="vi_VN.UTF-8"), shell.done("export", plan),
                 "the export")


@cases.add("the report has title, headline, prices and key figures on two pages")
def report(shell):
    shell.done("report", import_lease(shell), "-o", "plan.pdf")
    text = " ".join(pdf_text(shell, "plan.pdf").split())
    plan = load(LEASE)
    for words in (plan["title"], plan["lines"][0]["name"], *headline(figures()["payback_months"], figures()["peak_funding"])):
        expect_in(words, text)
    # Needed before it pays, worth today and pays back, as the reference has them.
    expect_in("%d million kip" % round(figures()["npv"] / 1e6), text)
    expect_in("%d%%" % round(figures()["irr"] * 100), text)
    expect_equal(page_size(shell, "plan.pdf"), (595, 842), "the paper")


@cases.add("the report can be on Letter paper")
def letter(shell):
    shell.done("report", import_lease(shell), "--letter", "-o", "plan.pdf")
    expect_equal(page_size(shell, "plan.pdf"), (612, 792), "the paper")


@cases.add("the report of a plan in Lao, Thai and Khmer keeps its letters")
def scripts(shell):
    plan = load(LEASE)
    for title in ("ຊຸດນັກຮຽນ", "เครื่องแบบนักเรียน", "ឯកសណ្ឋាន"):
        plan["title"] = title
        shell.write("plan.json", json.dumps(plan))
        shell.done("report", "plan.json", "-o", "plan.pdf")
        text = pdf_text(shell, "plan.pdf")
        expect(all(letter in text for letter in title), "%s is not in the report", title)


@cases.add("a damaged plan is refused, and repaired into another file")
def repair(shell):
    plan = import_lease(shell)
    size = os.path.getsize(shell.path(plan))
    with open(shell.path(plan), "r+b") as file:
        file.seek(size - 4096)
        file.write(bytes(4096))
    with open(shell.path(plan), "rb") as file:
        before = file.read()
    expect_in("balik repair", shell.refused("check", plan, status=4))
    shell.refused("repair", plan, status=2)
    shell.refused("repair", plan, "-o", plan)
    shell.write("there.balik", "words")
    shell.refused("repair", plan, "-o", "there.balik")
    result = shell.run("repair", plan, "-o", "saved.balik")
    expect_equal(result.returncode, 3, "the status of repair")
    expect_equal(result.stderr, "", "standard error")
    expect_in("could not be read", result.stdout)
    expect_equal(shell.done("check", "saved.balik"), "", "standard output")
    with open(shell.path(plan), "rb") as file:
        expect_equal(file.read(), before, "the damaged file")


@cases.add("what is no plan cannot be repaired")
def repair_nothing(shell):
    shell.write("noise.balik", "words " * 1000)
    shell.refused("check", "noise.balik", status=4)
    expect_in("noise.balik", shell.refused("repair", "noise.balik", "-o", "out.balik", status=4))
    expect(not os.path.exists(shell.path("out.balik")), "something was written")


csv_cases.add_to(cases, LEASE)
dump_cases.add_to(cases, LEASE)
check_cases.add_to(cases, LEASE)


class Fresh:
    """Gives every case a folder of its own."""

    def __init__(self, function):
        self.function = function

    def __call__(self, _, *arguments):
        with tempfile.TemporaryDirectory(prefix="balik-command-line.") as folder:
            self.function(Shell(folder), *arguments)


def main():
    cases.cases = [(name, Fresh(function), arguments) for name, function, arguments in cases.cases]
    return cases.run()


if __name__ == "__main__":
    sys.exit(main())
