#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that each check of check-sources.py finds its fault, in the right line.

Every case plants one fault into a small tree that has none.
"""
import importlib.util
import os
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
SPEC = importlib.util.spec_from_file_location("check_sources", os.path.join(HERE, "check-sources.py"))
CHECKS = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(CHECKS)
SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
TO_DO = "TO" + "DO"

GOOD = {
    "src/engine/balik-run.h": SPDX + "#pragma once\n\nvoid balik_run (void);\n",
    "src/engine/balik-run.c":
        SPDX + '#include "config.h"\n\n#include "balik-run.h"\n\n#include <math.h>\n\n'
        "void\nbalik_run (void)\n{\n}\n",
    "src/model/balik-plan.h": SPDX + "#pragma once\n",
    "src/model/balik-plan-private.h": SPDX + "#pragma once\n",
    "src/widgets/balik-row.h": SPDX + "#pragma once\n\n#include <gtk/gtk.h>\n",
    "src/cli/balik-cli.c": SPDX + '#include "config.h"\n\n#include "balik-plan.h"\n',
    "src/store/balik-store.c":
        SPDX + '#include "config.h"\n\n#include "balik-plan.h"\n\n#include <sqlite3.h>\n',
}


def body(lines):
    return SPDX + "\nstatic void\n%s (void)\n{\n" + "  run ();\n" * lines + "}\n"


# check, file, its contents, the line it complains of and a word of the rule
FAULTS = [
    ("format", "src/model/a.c", SPDX + "int  a;\n", 2, "clang-format"),
    ("format", "tests/model/a.c", SPDX + "void f(void);\n", 2, "clang-format"),
    ("includes", "src/model/a.c", SPDX + '#include "../text/b.h"\n', 2, "without a path"),
    ("includes", "tests/model/a.c", SPDX + '#include "model/b.h"\n', 2, "without a path"),
    ("includes", "src/model/a.c", SPDX + "#include <gtk/gtk.h>\n", 2, "model may not use GTK"),
    ("includes", "src/report/a.c", SPDX + "#include <adwaita.h>\n", 2, "report may not use GTK"),
    ("includes", "src/charts/a.h", SPDX + "#include <gdk/gdk.h>\n", 2, "charts may not use GTK"),
    ("includes", "src/cli/a.c", SPDX + "#include <gtk/gtk.h>\n", 2, "cli may not use GTK"),
    ("includes", "src/model/a.c", SPDX + "#include <cairo.h>\n", 2, "model may not use cairo"),
    ("includes", "src/app/a.c", SPDX + "#include <sqlite3.h>\n", 2, "app may not use SQLite"),
    ("includes", "src/engine/a.c", SPDX + "#include <glib.h>\n", 2, "engine may use C11"),
    ("includes", "src/engine/a.c", SPDX + "#include <time.h>\n", 2, "engine may use C11"),
    ("includes", "src/model/a.c", SPDX + '#include "balik-run.h"\n', 2, "may not use engine"),
    ("includes", "src/charts/a.c", SPDX + '#include "balik-row.h"\n', 2, "may not use widgets"),
    ("includes", "src/app/a.c", SPDX + '#include "balik-plan-private.h"\n', 2, "own folder"),
    ("includes", "src/misc/a.c", SPDX + '#include "balik-plan.h"\n', 2, "no layer"),
    ("includes", "src/model/a.c", SPDX + '#include <glib.h>\n#include "config.h"\n', 3, "config.h"),
    ("includes", "src/engine/balik-run.c",
     SPDX + '#include "config.h"\n#include <math.h>\n#include "balik-run.h"\n', 4, "own header"),
    ("calls", "src/store/a.c", SPDX + "  int fd = open (path, O_RDONLY);\n", 2, "open ()"),
    ("calls", "src/store/a.c", SPDX + "  if (!unlink (path))\n", 2, "unlink ()"),
    ("calls", "src/store/a.c", SPDX + "  g_file_set_contents (p, t, -1, NULL);\n", 2, "balik-io.h"),
    ("calls", "src/store/a.c", SPDX + "  g_autofree char *b = g_try_malloc (n);\n", 2, "balik-io.h"),
    ("sizes", "src/model/a.c", SPDX + "\n" * 600, 600, "601 lines"),
    ("sizes", "src/app/a.ui", "\n" * 201, 200, "201 lines"),
    ("sizes", "src/model/a.h", SPDX + "int a;\n" * 121, 120, "121 lines"),
    ("functions", "src/model/a.c", body(99) % "long_one", 5, "long_one () has 101 lines"),
    ("functions", "tests/model/a.c", body(99) % "test_it", 5, "test_it () has 101 lines"),
    ("licence", "src/model/a.c", "int a;\n", 1, "licence"),
    ("licence", "build-aux/a.sh", "#!/bin/sh\n", 1, "licence"),
    ("licence", "src/model/a.h", "// SPDX-License-Identifier: MIT\n", 1, "first line"),
    ("leftovers", "src/model/a.c", SPDX + "/* " + TO_DO + ": more */\n", 2, TO_DO),
    ("leftovers", "README.md", "# Balik\n\n" + TO_DO + "\n", 3, TO_DO),
    ("paths", "README.md", "See /" + "work/main/README.md\n", 1, "one machine"),
    ("paths", "tests/a.py", "\nopen('/home" + "/ann/plan.balik')\n", 2, "one machine"),
    ("paths", "dev", "cd /" + "root/x\n", 1, "one machine"),
    ("whitespace", "README.md", "# Balik \n", 1, "blanks"),
    ("whitespace", "README.md", "# Balik", 1, "no newline"),
    ("whitespace", "src/model/a.c", SPDX + "\tint a;\n", 2, "a tab"),
    ("whitespace", "README.md", "# Balik\r\n", 1, "carriage return"),
    ("whitespace", "README.md", b"# Balik\n\xff\n", 2, "UTF-8"),
]
# What looks like a fault and is none.
FINE = [
    ("calls", "src/store/balik-io.c", SPDX + "  return open (path, flags, mode);\n"),
    ("calls", "src/store/a.c", SPDX + "/* As open () does. */\nfd = balik_io_open (path, 0, 0);\n"),
    ("calls", "src/model/a.c", SPDX + "  return open (path, flags, mode);\n"),
    ("includes", "src/canvas/a.c", SPDX + '#include "config.h"\n\n#include "balik-row.h"\n'),
    ("includes", "src/model/a.c", SPDX + '#include "balik-plan-private.h"\n'),
    ("includes", "src/main.c", SPDX + '#include "config.h"\n\n#include "balik-row.h"\n'),
    ("sizes", "src/model/a.h",
     SPDX + "typedef enum\n{\n" + "  A,\n" * 150 + "} A;\n\nint f (void);\n"),
    ("functions", "src/model/a.c", body(98) % "just_right"),
    ("functions", "src/model/a.c", body(120) % "balik_a_class_init"),
    ("functions", "src/model/a.c", SPDX + "static const int a[] =\n{\n" + "  1,\n" * 150 + "};\n"),
    ("paths", "README.md", "See https://example.org/home" + "/ann/x and src/work/a.c and ~/root/x\n"),
    ("leftovers", "src/model/a.c", SPDX + "/* The method of the todolist */\n"),
    ("whitespace", "build-x/a.c", "\t \n"),
]


def write(root, path, contents):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(contents if isinstance(contents, bytes) else contents.encode())


def check(name, extra=None):
    """The breaches that a check finds in the good tree with one more file."""
    with tempfile.TemporaryDirectory() as root:
        with open(os.path.join(HERE, "..", ".clang-format"), "rb") as f:
            write(root, ".clang-format", f.read())
        for path, contents in {**GOOD, **(extra or {})}.items():
            write(root, path, contents)
        tree = CHECKS.Tree(root)
        getattr(CHECKS, "check_" + name)(tree)
        return tree.breaches


def main():
    names = sorted({f[0] for f in FAULTS})
    results = []
    for name in names:
        out = check(name)
        results.append((not out, "%s: nothing in a good tree" % name, out))
    for name, path, contents, line, rule in FAULTS:
        out = check(name, {path: contents})
        found = any(o.startswith("%s:%d: " % (path, line)) and rule in o for o in out)
        results.append((found, "%s: %s, line %d: %s" % (name, path, line, rule), out))
    for name, path, contents in FINE:
        out = check(name, {path: contents})
        results.append((not out, "%s: allows %s" % (name, path), out))

    print("1..%d" % len(results))
    for number, (good, what, out) in enumerate(results, 1):
        print("%s %d - %s" % ("ok" if good else "not ok", number, what))
        if not good:
            print("\n".join("# " + o for o in out or ["nothing was found"]))
    return 0 if all(r[0] for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
