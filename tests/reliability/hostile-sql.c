/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hostile-sql.h"

/* The text of a table of ours, to be taken apart. */
#define REPLACE_IN(table, old, new) \
  "UPDATE sqlite_schema SET sql = replace (sql, '" old "', '" new "') WHERE name = '" table "';"
#define ADD_TO_SCHEMA(type, name, root, sql) \
  "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('" type "', '" name \
  "', '" name "', " root ", '" sql "');"
/* A table without the rules of ours, which then claims to have them. */
#define LOOSEN_VALUE \
  "CREATE TABLE keep AS SELECT * FROM value;" REPLACE_IN ("value", "STRICT, ", \
                                                          "") "PRAGMA schema_version = 77;"
#define BOMB "length (hex (zeroblob (60000000))) > 0"
#define ENDLESS "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

/* A text has no length of its own: 8 MiB and a million links are rows like others. */
static const HostileSql entries[] = {
  /* A schema that runs. */
  { "check-bomb", REPLACE_IN ("item", "kind TEXT NOT NULL", "kind TEXT NOT NULL CHECK (" BOMB ")"),
    HOSTILE_LEFT_OUT },
  { "table-check-bomb",
    REPLACE_IN ("meta", "value TEXT NOT NULL", "value TEXT NOT NULL, CHECK (" BOMB ")"),
    HOSTILE_LEFT_OUT },
  { "generated-column", REPLACE_IN ("item",
                                    "position INTEGER NOT NULL",
                                    "position INTEGER NOT NULL, bomb AS (" BOMB ")") },
  { "stored-column",
    REPLACE_IN ("item",
                "position INTEGER NOT NULL",
                "position INTEGER NOT NULL, bomb INTEGER AS (" BOMB ") STORED"),
    HOSTILE_LEFT_OUT },
  { "default-bomb",
    REPLACE_IN ("item",
                "position INTEGER NOT NULL",
                "position INTEGER NOT NULL DEFAULT (" BOMB ")"),
    HOSTILE_LEFT_OUT },
  { "unknown-collation",
    REPLACE_IN ("meta", "key TEXT NOT NULL", "key TEXT COLLATE nobody NOT NULL") },
  { "expression-index", "CREATE INDEX bomb ON item (abs (position))", HOSTILE_LEFT_OUT },
  { "partial-index", "CREATE INDEX part ON item (kind) WHERE position > 3", HOSTILE_LEFT_OUT },
  { "covering-index", "CREATE INDEX cover ON item (id, kind, parent, list, position)",
    HOSTILE_LEFT_OUT },
  { "lying-index", "CREATE INDEX lies ON item (id); UPDATE sqlite_schema SET rootpage = "
                   "(SELECT rootpage FROM sqlite_schema WHERE name = 'item') WHERE name = 'lies'" },
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON item BEGIN DELETE FROM value; END",
    HOSTILE_LEFT_OUT },
  { "view", "CREATE VIEW v AS SELECT * FROM item", HOSTILE_LEFT_OUT },
  { "endless-view", "CREATE VIEW v AS " ENDLESS " SELECT i FROM n", HOSTILE_LEFT_OUT },
  { "view-for-table", "DROP TABLE item; CREATE VIEW item AS " ENDLESS
                      " SELECT i AS id, 'card' AS kind, 1 AS parent, 'canvas.cards' AS list,"
                      " i AS position FROM n" },
  { "view-of-functions", "CREATE VIEW v AS SELECT * FROM pragma_function_list", HOSTILE_LEFT_OUT },
  { "view-of-json", "CREATE VIEW v AS SELECT * FROM json_each ('[1, 2, 3]')", HOSTILE_LEFT_OUT },
  { "view-that-loads", "CREATE VIEW v AS SELECT load_extension ('/tmp/evil.so')",
    HOSTILE_LEFT_OUT },
  { "view-that-writes", "CREATE VIEW v AS SELECT writefile ('canary', 'dead')", HOSTILE_LEFT_OUT },
  { "fts5", ADD_TO_SCHEMA ("table", "f", "0", "CREATE VIRTUAL TABLE f USING fts5 (x)"),
    HOSTILE_LEFT_OUT },
  { "fts3-tokenizer",
    ADD_TO_SCHEMA ("table", "f", "0", "CREATE VIRTUAL TABLE f USING fts3 (x, tokenize=simple)"),
    HOSTILE_LEFT_OUT },
  { "rtree", ADD_TO_SCHEMA ("table", "r", "0", "CREATE VIRTUAL TABLE r USING rtree (i, a, b)"),
    HOSTILE_LEFT_OUT },
  { "dbstat", ADD_TO_SCHEMA ("table", "d", "0", "CREATE VIRTUAL TABLE d USING dbstat"),
    HOSTILE_LEFT_OUT },
  { "unknown-module", ADD_TO_SCHEMA ("table", "u", "0", "CREATE VIRTUAL TABLE u USING nobody (x)"),
    HOSTILE_LEFT_OUT },
  { "virtual-item",
    "DROP TABLE item;" ADD_TO_SCHEMA (
        "table",
        "item",
        "0",
        "CREATE VIRTUAL TABLE item USING fts5 (id, kind, parent, list, position)") },
  { "statistics", "ANALYZE", HOSTILE_LEFT_OUT },
  { "sequence", "CREATE TABLE s (a INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO s VALUES (1)",
    HOSTILE_LEFT_OUT },
  { "many-tables",
    "CREATE TABLE t0 (a);" ENDLESS
    " INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)"
    " SELECT 'table', 't' || i, 't' || i, 2, 'CREATE TABLE t' || i || ' (a)' FROM n LIMIT 3000" },
  { "deep-expression", "UPDATE sqlite_schema SET sql = 'CREATE TABLE item (id CHECK ('"
                       " || replace (hex (zeroblob (5000)), '00', '(') || '1' || replace (hex "
                       "(zeroblob (5000)), '00', ')')"
                       " || '))' WHERE name = 'item'" },
  { "many-columns", "UPDATE sqlite_schema SET sql = 'CREATE TABLE item (id' || replace (hex "
                    "(zeroblob (2000)), '00', ',a')"
                    " || ')' WHERE name = 'item'" },
  { "long-schema", "UPDATE sqlite_schema SET sql = replace (hex (zeroblob (500000)), '00', '  ') "
                   "|| sql WHERE name = 'item'" },
  { "no-sql", "UPDATE sqlite_schema SET sql = NULL WHERE name = 'item'" },
  { "bytes-for-sql", "UPDATE sqlite_schema SET sql = x'00ff00' WHERE name = 'item'" },
  { "two-of-a-name", "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'item'" },
  { "shared-root",
    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'meta')"
    " WHERE name = 'value'" },
  { "schema-for-root", "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'item'" },
  { "no-root", "UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'item'" },
  { "negative-root", "UPDATE sqlite_schema SET rootpage = -2 WHERE name = 'item'" },
  { "far-root", "UPDATE sqlite_schema SET rootpage = 2147483647 WHERE name = 'item'" },
  { "swapped-roots", "UPDATE sqlite_schema SET rootpage = CASE name WHEN 'item' THEN"
                     " (SELECT max (rootpage) FROM sqlite_schema) ELSE (SELECT min (rootpage) FROM "
                     "sqlite_schema) END"
                     " WHERE name <> 'meta'" },
  { "comment-in-schema", REPLACE_IN ("item", "STRICT", "/* */ STRICT"), HOSTILE_LEFT_OUT },
  { "other-case", REPLACE_IN ("item", "CREATE TABLE item", "CREATE TABLE ITEM") },

  /* Rows of other types than the tables declare. */
  { "bytes-for-text", LOOSEN_VALUE "UPDATE value SET text = x'00ff' WHERE type = 'text'" },
  { "number-for-text", LOOSEN_VALUE "UPDATE value SET text = 7 WHERE type = 'text'" },
  { "text-for-number",
    "PRAGMA ignore_check_constraints = ON; UPDATE value SET type = 'number' WHERE type = 'text'" },
  { "not-utf-8", "UPDATE value SET text = CAST (x'c0afedb080f5' AS TEXT) WHERE type = 'text'" },
  { "nul-inside", "UPDATE value SET text = 'a' || char (0) || 'b' WHERE type = 'text'" },
  { "nul-in-key", "UPDATE meta SET key = key || char (0) || 'x'" },
  { "infinite", "UPDATE value SET likely = 9e999 WHERE type = 'number'" },
  { "minus-infinite", "UPDATE value SET low = -9e999 WHERE type = 'range'" },
  { "huge-number", "UPDATE value SET likely = 1.7e308 WHERE type = 'number'" },
  { "tiny-number", "UPDATE value SET likely = 5e-324 WHERE type = 'number'" },
  { "range-upside-down", "UPDATE value SET low = high + 1 WHERE type = 'range'" },
  { "long-text",
    "UPDATE value SET text = replace (hex (zeroblob (4194304)), '0', 'x') WHERE key = "
    "'title' AND item = 1",
    HOSTILE_OPENS_SEALED },
  { "too-long-text", "UPDATE value SET text = replace (hex (zeroblob (4300000)), '0', 'x') WHERE "
                     "key = 'title' AND item = 1" },
  { "long-key",
    "UPDATE value SET key = replace (hex (zeroblob (1000000)), '0', 'x') WHERE key = 'currency'" },
  { "long-type",
    "UPDATE value SET type = replace (hex (zeroblob (1000000)), '0', 'x') WHERE key = 'currency'" },
  { "long-meta", "INSERT INTO meta VALUES ('x', replace (hex (zeroblob (4000000)), '0', 'x'))" },
  { "many-meta", ENDLESS " INSERT INTO meta SELECT 'key' || i, i FROM n LIMIT 20000" },
  { "many-texts",
    "UPDATE value SET text = replace (hex (zeroblob (1000000)), '00', char (10)) "
    "WHERE type = 'texts'",
    HOSTILE_OPENS_SEALED },
  { "many-lines",
    ENDLESS " INSERT INTO item SELECT 1000 + i, 'line', 1, 'lines', i FROM n LIMIT 5000" },
  { "control-letters",
    "UPDATE value SET text = char (27) || '[2J' || char (8238) || char (7) WHERE key = 'title' AND "
    "item = 1",
    HOSTILE_OPENS_SEALED },
  { "markup",
    "UPDATE value SET text = '<b>&<a href=\"file:///etc/passwd\">' WHERE key = 'title' AND item = "
    "1",
    HOSTILE_OPENS_SEALED },
  { "formula", "UPDATE value SET text = '=cmd|''/c calc''!A0' WHERE key = 'title' AND item = 1",
    HOSTILE_OPENS_SEALED },

  /* Trees that are none. */
  { "deep-chain",
    ENDLESS " INSERT INTO item SELECT 1000 + i, 'part', 999 + i, 'parts', 0 FROM n LIMIT 20000" },
  { "deep-plans",
    ENDLESS " INSERT INTO item SELECT 1000 + i, 'plan', 999 + i, '', 0 FROM n LIMIT 20000" },
  { "ring",
    "INSERT INTO item VALUES (1001, 'line', 1002, 'lines', 0), (1002, 'line', 1001, 'lines', 0)" },
  { "own-parent", "UPDATE item SET parent = id WHERE kind = 'card'" },
  { "root-has-parent", "UPDATE item SET parent = 2 WHERE id = 1" },
  { "two-roots", "INSERT INTO item VALUES (1001, 'plan', 0, '', 0)" },
  { "no-root-item", "DELETE FROM item WHERE id = 1" },
  { "orphans", "UPDATE item SET parent = 9999 WHERE kind = 'card'" },
  { "negative-id", "UPDATE item SET id = -7 WHERE kind = 'overhead'" },
  { "largest-id",
    "UPDATE item SET id = 9223372036854775807 WHERE id = (SELECT max (id) FROM item)" },
  { "same-position", "UPDATE item SET position = 0" },
  { "far-position", "UPDATE item SET position = position + 2147483640 WHERE kind = 'card'" },
  { "huge-position", "UPDATE item SET position = 9223372036854775807 WHERE kind = 'card'" },
  { "negative-position", "UPDATE item SET position = -1 WHERE kind = 'card'" },
  { "wrong-holder", "UPDATE item SET list = 'overheads' WHERE kind = 'card'" },
  { "empty", "DELETE FROM item; DELETE FROM value" },
  { "double-value", "DROP TABLE value; CREATE TABLE value (item INTEGER NOT NULL, key TEXT NOT "
                    "NULL, type TEXT NOT NULL,"
                    " low REAL, likely REAL, high REAL, text TEXT);"
                    " INSERT INTO value VALUES (1, 'title', 'text', NULL, NULL, NULL, 'a'), (1, "
                    "'title', 'text', NULL, NULL, NULL, 'b')" },
};

const HostileSql *
hostile_sql_get (guint *n_entries)
{
  *n_entries = G_N_ELEMENTS (entries);
  return entries;
}
