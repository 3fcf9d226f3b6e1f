#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the plan files of this folder, as README.md tells.

    make-formats.py BALIK EXAMPLES FOLDER

Balik writes the plans; what a version to come, or another program, would add
is done here, with digest and seal computed anew from their description. The
files that are kept are not made again: a version once shipped is read for ever.
"""
import hashlib
import json
import os
import sqlite3
import struct
import subprocess
import sys
import tempfile

DOC_ID = "0123456789abcdef0123456789abcdef"


class Digest:
    """Parts, each with its type and its length."""

    def __init__(self, purpose):
        self.sum = hashlib.sha256()
        self.text(purpose)

    def part(self, kind, data):
        self.sum.update(kind + len(data).to_bytes(8, "big") + data)

    def text(self, text):
        self.part(b"t", text.encode())

    def integer(self, number):
        self.part(b"i", number.to_bytes(8, "big", signed=True))

    def number(self, number):
        self.part(b"d", struct.pack(">d", number or 0.0))

    def end(self):
        return self.sum.hexdigest()


def split(joined):
    """The texts of a column, each followed by a line feed."""
    texts = joined.split("\n")[:-1]
    return [t.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\") for t in texts]


def add_value(digest, kind, low, likely, high, text):
    digest.text(kind)
    if kind == "number":
        low = high = likely
    if kind in ("number", "range"):
        for number in (low, likely, high):
            digest.number(number)
    elif kind == "text":
        digest.text(text)
    elif kind == "texts":
        texts = split(text)
        digest.integer(len(texts))
        for one in texts:
            digest.text(one)
    elif kind == "origin":
        for one in split(text):
            digest.text(one)


def content_digest(database):
    digest = Digest("balik content 1")
    items = database.execute("SELECT id, kind, parent, list, position FROM item ORDER BY id")
    rows = items.fetchall()
    digest.integer(len(rows))
    for number, kind, parent, name, position in rows:
        digest.integer(number)
        digest.text(kind)
        digest.integer(parent)
        digest.text(name)
        digest.integer(position)
    values = database.execute("SELECT item, key, type, low, likely, high, text FROM value"
                              " ORDER BY item, key")
    rows = values.fetchall()
    digest.integer(len(rows))
    for item, key, *value in rows:
        digest.integer(item)
        digest.text(key)
        add_value(digest, *value)
    return digest.end()


def seal(database):
    digest = Digest("balik seal 1")
    for key, value in database.execute("SELECT key, value FROM meta ORDER BY key"):
        if key != "seal":
            digest.text(key)
            digest.text(value)
    return digest.end()


def set_meta(database, **texts):
    database.executemany("REPLACE INTO meta (key, value) VALUES (?, ?)", texts.items())


class Maker:
    def __init__(self, balik, examples, folder):
        self.balik, self.examples, self.folder = balik, examples, folder

    def small(self):
        with open(os.path.join(self.examples, "care-phone-repair.json"), encoding="utf-8") as file:
            return json.load(file)

    def full(self):
        """Every kind of thing and value: origins, cards with links, hidden letters, many lines."""
        with open(os.path.join(self.examples, "lease-school-uniforms.json"),
                  encoding="utf-8") as file:
            plan = json.load(file)
        plan["title"] = "ຊຸດນັກຮຽນ \u202eback\u202c \\ \"again\"\nand again"
        plan["origins"] = {
            "loan.rate": {"kind": "quote", "note": "Branch, by phone", "date": "2027-06-30"},
            "lines.0.demand.season": {"kind": "own record", "note": "Two\nlines"}}
        plan["canvas"] = {"cards": [
            {"id": "c1", "block": "people", "title": "Schools", "colour": "blue", "links": ["c2"]},
            {"id": "c2", "block": "offer", "title": "A set a year", "text": "-0.5\t=1+1"}]}
        return plan

    def make(self, name, plan, sql_before="", sql_after="", **meta):
        """SQL before the digest is part of what it covers; SQL after it is not."""
        path = os.path.join(self.folder, name + ".balik")
        with tempfile.TemporaryDirectory() as home:
            source = os.path.join(home, "plan.json")
            with open(source, "w", encoding="utf-8") as file:
                json.dump(plan, file)
            subprocess.run([self.balik, "import", "--force", source, path], check=True,
                           env=dict(os.environ, HOME=home, XDG_STATE_HOME=home))
        database = sqlite3.connect(path)
        database.executescript(sql_before)
        set_meta(database, doc_uuid=DOC_ID, content_digest=content_digest(database))
        database.commit()
        database.executescript(sql_after)
        set_meta(database, **meta)
        set_meta(database, seal=seal(database))
        database.commit()
        database.execute("VACUUM")
        database.close()

    def make_all(self):
        small = self.small()
        newer_rows = """
            INSERT INTO value (item, key, type, likely) VALUES (1, 'rates.weather', 'number', 0.5);
            INSERT INTO value (item, key, type, text) VALUES (2, 'weather', 'text', 'rain');
        """
        newer_tables = """
            INSERT INTO item (id, kind, parent, list, position)
                VALUES (901, 'shed', 1, 'sheds', 0),
                       (900, 'part', 901, 'product.materials', 0),
                       (902, 'card', 1, 'ideas', 0);
            INSERT INTO value (item, key, type, text) VALUES (901, 'name', 'text', 'Behind');
            ALTER TABLE item ADD COLUMN since TEXT;
            CREATE TABLE photo (item INTEGER PRIMARY KEY, bytes BLOB) STRICT;
            PRAGMA user_version = 2;
        """
        self.make("v1-small", small)
        self.make("v1-full", self.full())
        self.make("v1-min-writer-2", small, sql_after=newer_rows, min_writer="2")
        self.make("v2-min-reader-1", small, sql_after=newer_rows + newer_tables, schema="2")
        self.make("v2-min-reader-2", small, sql_after=newer_rows + newer_tables, schema="2",
                  min_reader="2", min_writer="2")
        self.make("v1-foreign", small, sql_after="""
            CREATE TABLE "sums\n\u202e" (a);
            CREATE INDEX by_kind ON item (kind);
            CREATE VIEW titles AS SELECT text FROM value WHERE key = 'title';
            CREATE TRIGGER keep AFTER DELETE ON item BEGIN SELECT 1; END;
            ALTER TABLE value ADD COLUMN author TEXT;
        """)


if __name__ == "__main__":
    Maker(*map(os.path.abspath, sys.argv[1:4])).make_all()
