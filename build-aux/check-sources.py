#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks rules that no compiler knows.

    check-sources.py CHECK [TREE]

CHECK is one of: format, includes, calls, sizes, functions, licence, leftovers,
paths, whitespace. Each breach is one line, "FILE:LINE: rule"; the status is 1 if there
is one.
"""
import os
import re
import subprocess
import sys

# What a layer may include of the others, and of the libraries that not all may
# use. The order is that of the data: store, model, projection, engine, charts.
LAYERS = {
    "engine": (),
    "text": (),
    "model": ("text",),
    "store": ("model", "text"),
    "reader": ("store", "model", "text"),
    "exchange": ("model", "projection", "text"),
    "projection": ("model", "engine", "text"),
    "charts": ("model", "projection", "text"),
    "report": ("charts", "model", "projection", "text"),
    "widgets": ("charts", "model", "projection", "text"),
    "canvas": ("widgets", "charts", "model", "text"),
    "app": ("canvas", "widgets", "report", "charts", "projection", "exchange", "store",
            "model", "text"),
    "cli": ("report", "charts", "projection", "exchange", "store", "model", "text"),
}
LIBRARIES = (
    ("GTK and libadwaita", re.compile(r"^(gtk|gdk|gsk|adwaita)\b"), {"widgets", "canvas", "app"}),
    ("SQLite", re.compile(r"^sqlite3"), {"store"}),
    ("cairo and Pango", re.compile(r"^(cairo|pango)"),
     {"charts", "report", "widgets", "canvas", "app", "cli"}),
)
# The engine is C11 without locale, clock, input and output.
ENGINE_HEADERS = {"assert.h", "errno.h", "float.h", "limits.h", "math.h", "stdalign.h",
                  "stdbool.h", "stddef.h", "stdint.h", "stdlib.h", "string.h"}
# All that the store does with files goes through balik-io.c, where the tests
# can let it fail: these are the ways around it.
FILE_CALLS = re.compile(
    r"(?<![\w>.])(?:"
    r"(?:open|openat|creat|read|pread|write|pwrite|fsync|fdatasync|close|dup|ftruncate|truncate|"
    r"f?stat|lstat|fstatat|f?statvfs|f?access|faccessat|realpath|readlink|posix_fadvise|f?chmod|"
    r"fchown|chown|flock|rename|renameat2?|link|linkat|symlink|unlink|unlinkat|remove|mkdir|mkdirat|"
    r"rmdir|opendir|readdir|fopen|mkstemp|mmap)|"
    r"g_(?:open|close|creat|read|rename|mkdir|mkdir_with_parents|mkstemp|rmdir|remove|unlink|l?stat|"
    r"access|chmod|fsync|fopen|try_malloc0?|dir_\w+|file_set_contents\w*|file_get_contents|"
    r"file_test|file_open_tmp|file_(?:replace|create|append_to|copy|move|delete|read|load|"
    r"query|enumerate|make|set|trash)\w*)) \(")
# The seam itself, and what talks to the reader's process: no file is behind a pipe.
NO_FILE_CALLS = ("balik-io.c", "balik-reader-process.c", "balik-row-writer.c")
LINES = {".c": 600, ".py": 600, ".sh": 400, ".ui": 200}
HEADER_LINES = 120
FUNCTION_LINES = 100

NOT_OURS = re.compile(r"^(build(?!-aux$).*|_build.*|out|\.git|\.flatpak-builder|__pycache__)$")
TEXT = re.compile(r"\.(c|h|ui|css|py|sh|build|md|txt|in|xml|svg|json|csv|po|pot|page|ya?ml|toml|"
                  r"desktop|service|options|supp)$|^(dev|run|POTFILES\.in|LINGUAS|NEWS)$")
GENERATED = re.compile(r"\.(pot?|svg|json|csv)$")


class Tree:
    """The files of a source tree, read once."""

    def __init__(self, root):
        self.root = root
        self.breaches = []
        self.paths = []
        for folder, names, files in os.walk(root):
            names[:] = sorted(n for n in names if not NOT_OURS.match(n))
            self.paths += (os.path.relpath(os.path.join(folder, f), root) for f in sorted(files)
                           if not f.endswith(("~", ".o", ".gmo", ".pyc")))

    def these(self, *ends, under=("",)):
        return [p for p in self.paths if p.endswith(ends) and p.startswith(tuple(under))]

    def text(self):
        return [p for p in self.paths if TEXT.search(os.path.basename(p))]

    def lines(self, path):
        with open(os.path.join(self.root, path), encoding="utf-8", errors="replace", newline="") as f:
            return f.read().split("\n")

    def breach(self, path, line, rule):
        self.breaches.append("%s:%d: %s" % (path, line, rule))


def check_format(tree):
    paths = tree.these(".c", ".h", under=("src/", "tests/"))
    for start in range(0, len(paths), 40):
        done = subprocess.run(["clang-format", "--dry-run", "-Werror", *paths[start:start + 40]],
                              cwd=tree.root, capture_output=True, text=True, check=False)
        found = re.findall(r"^(\S+?):(\d+):\d+: error:", done.stderr, re.M)
        for path, line in found:
            tree.breach(path, int(line), "clang-format would change this; run: clang-format -i " + path)
        if done.returncode and not found:
            tree.breach(".clang-format", 1, done.stderr.strip() or "clang-format failed")


def check_includes(tree):
    home = {os.path.basename(p): p.split("/")[1] for p in tree.these(".h", under=("src/",))}
    for path in tree.these(".c", ".h", under=("src/", "tests/")):
        # The tests, and main.c, put layers together.
        layer = path.split("/")[1] if path.count("/") > 1 and path.startswith("src/") else None
        own = os.path.splitext(os.path.basename(path))[0]
        seen = []
        for number, line in enumerate(tree.lines(path), 1):
            m = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
            if not m:
                continue
            name = m.group(2)
            if m.group(1) == '"':
                check_own_include(tree, path, number, layer, name, home.get(name))
            elif layer:
                check_library_include(tree, path, number, layer, name)
            if name == "config.h" and seen:
                tree.breach(path, number, "config.h comes before all other includes")
            elif path.endswith(".c") and name == own + ".h" and set(seen) - {"config.h"}:
                tree.breach(path, number, "the own header comes right after config.h")
            seen.append(name)


def check_own_include(tree, path, number, layer, name, other):
    if "/" in name:
        tree.breach(path, number, "include by file name, without a path: " + os.path.basename(name))
    if other is None or layer in (None, other):
        return
    if layer not in LAYERS:
        tree.breach(path, number, "src/%s is no layer; add it to LAYERS in %s"
                    % (layer, os.path.basename(__file__)))
    elif other not in LAYERS[layer]:
        tree.breach(path, number, "%s may not use %s (%s)" % (layer, other, name))
    elif name.endswith("-private.h"):
        tree.breach(path, number, "a private header is for its own folder only: " + name)


def check_library_include(tree, path, number, layer, name):
    for library, pattern, layers in LIBRARIES:
        if pattern.match(name) and layer not in layers:
            tree.breach(path, number, "%s may not use %s (<%s>)" % (layer, library, name))
    if layer == "engine" and name not in ENGINE_HEADERS:
        tree.breach(path, number, "engine may use C11 and <math.h> only, not <%s>" % name)


def check_calls(tree):
    for path in tree.these(".c", under=("src/store/",)):
        if os.path.basename(path) in NO_FILE_CALLS:
            continue
        for number, line in enumerate(tree.lines(path), 1):
            m = FILE_CALLS.search(re.sub(r'"(?:\\.|[^"\\])*"|//.*|/?\*[ /].*', "", line))
            if m:
                tree.breach(path, number, "the store calls files through balik-io.h only, not "
                            + m.group(0) + ")")


def code_lines(lines):
    """The number of lines without blank ones, comments and the insides of enums and structs."""
    text = re.sub(r"/\*.*?\*/", "", "\n".join(lines), flags=re.S)
    text = re.sub(r"\b(enum|struct)\b[^{;(]*\{[^}]*\}", r"\1", text)
    return sum(1 for line in text.split("\n") if line.strip())


def check_sizes(tree):
    for path in tree.these(".c", ".ui", ".py", ".sh", ".h"):
        lines = tree.lines(path)
        count = len(lines) - 1
        limit = LINES.get(os.path.splitext(path)[1])
        if limit is None:
            count, limit = code_lines(lines), HEADER_LINES
        if count > limit:
            tree.breach(path, limit, "%d lines, the limit is %d; split it by concern" % (count, limit))


def check_functions(tree):
    for path in tree.these(".c", under=("src/", "tests/")):
        start, name = None, ""
        lines = tree.lines(path)
        for number, line in enumerate(lines, 1):
            if re.match(r"[A-Za-z_]\w* \(", line):
                name = line.split(" ")[0]
            elif line == "{":
                start = number
            elif line.startswith("}") and start:
                length = number - start + 1
                if line == "}" and length > FUNCTION_LINES and not name.endswith("_class_init"):
                    tree.breach(path, start, "%s () has %d lines, the limit is %d"
                                % (name, length, FUNCTION_LINES))
                start = None


def check_licence(tree):
    for path in tree.these(".c", ".h", ".py", ".sh", ".css"):
        lines = tree.lines(path)
        if not any("SPDX-License-Identifier: " in line for line in lines[:3]):
            tree.breach(path, 1, "the first line names the licence (SPDX-License-Identifier)")
        elif path.endswith((".c", ".h")) and \
                not re.match(r"/\* SPDX-License-Identifier: \S+ \*/$", lines[0]):
            tree.breach(path, 1, "the first line is /* SPDX-License-Identifier: … */")


def check_leftovers(tree):
    # Put together so that this file does not find itself.
    words = re.compile(r"\b(%s)\b" % "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")))
    for path in tree.text():
        for number, line in enumerate(tree.lines(path), 1):
            m = words.search(line)
            if m:
                tree.breach(path, number, "%s: finish it, or leave it out" % m.group(1))


def check_paths(tree):
    local = re.compile(r"(?<![\w.$}/~-])/(?:work|root|home/\w+)/\w")
    for path in tree.text():
        for number, line in enumerate(tree.lines(path), 1):
            m = local.search(line)
            if m:
                tree.breach(path, number, "a path of one machine: " + m.group(0) + "…")


def check_whitespace(tree):
    for path in tree.text():
        with open(os.path.join(tree.root, path), "rb") as f:
            data = f.read()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            tree.breach(path, data[:error.start].count(b"\n") + 1, "not UTF-8")
        if data and not data.endswith(b"\n"):
            tree.breach(path, data.count(b"\n") + 1, "no newline at the end")
        for number, line in enumerate(data.split(b"\n"), 1):
            if line.endswith(b"\r") and not path.endswith(".csv"):
                tree.breach(path, number, "a carriage return")
            elif line.rstrip(b" \t") != line and not GENERATED.search(path):
                tree.breach(path, number, "blanks at the end of the line")
            elif b"\t" in line and re.search(r"\.(c|h|ui|py|sh|build|css)$", path):
                tree.breach(path, number, "a tab")


def main():
    checks = {k[6:]: v for k, v in globals().items()
              if k.startswith("check_") and not k.endswith("_include")}
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in checks:
        sys.exit("usage: check-sources.py %s [TREE]" % "|".join(checks))
    tree = Tree(sys.argv[2] if len(sys.argv) == 3
                else os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    checks[sys.argv[1]](tree)
    print("\n".join(tree.breaches) or "%d files looked at" % len(tree.paths))
    return 1 if tree.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
