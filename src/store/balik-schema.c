/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-schema.h"

#include <string.h>

#include <glib/gi18n.h>

/*
 * The tables of a plan, version 1. The texts never change once shipped: a
 * file whose own texts differ is not read. No rule is left to the file (no
 * CHECK, trigger, view or generated column), because what a file says runs.
 */

typedef struct
{
  const char *name;
  const char *sql;
} Table;

static const Table tables[] = {
  { "item", "CREATE TABLE item (\n"
            "  id INTEGER PRIMARY KEY,\n"
            "  kind TEXT NOT NULL,\n"
            "  parent INTEGER NOT NULL,\n"
            "  list TEXT NOT NULL,\n"
            "  position INTEGER NOT NULL\n"
            ") STRICT" },
  { "meta", "CREATE TABLE meta (\n"
            "  key TEXT NOT NULL PRIMARY KEY,\n"
            "  value TEXT NOT NULL\n"
            ") STRICT, WITHOUT ROWID" },
  { "value", "CREATE TABLE value (\n"
             "  item INTEGER NOT NULL,\n"
             "  key TEXT NOT NULL,\n"
             "  type TEXT NOT NULL,\n"
             "  low REAL,\n"
             "  likely REAL,\n"
             "  high REAL,\n"
             "  text TEXT,\n"
             "  PRIMARY KEY (item, key)\n"
             ") STRICT, WITHOUT ROWID" },
};

/* Runs of white space count as one space. */
static gboolean
equal_folded (const char *a, const char *b)
{
  for (;;)
    {
      const gboolean a_is_space = g_ascii_isspace (*a);

      if (a_is_space != (gboolean)g_ascii_isspace (*b))
        return FALSE;
      if (!a_is_space)
        {
          if (*a != *b)
            return FALSE;
          if (*a == '\0')
            return TRUE;
          a++;
          b++;
          continue;
        }
      while (g_ascii_isspace (*a))
        a++;
      while (g_ascii_isspace (*b))
        b++;
    }
}

static const Table *
find_table (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (tables[i].name, name) == 0)
      return &tables[i];
  return NULL;
}

/**
 * balik_schema_create:
 * @database: an empty database
 * @is_work: whether it is a working copy
 * @error: why not
 *
 * Makes the tables.
 *
 * Returns: whether it was done
 */
gboolean
balik_schema_create (BalikDatabase *database, gboolean is_work, GError **error)
{
  const char *mark
      = is_work ? "PRAGMA application_id = 0x42414c57" : "PRAGMA application_id = 0x42414c4b";

  G_STATIC_ASSERT (BALIK_APPLICATION_ID == 0x42414c4b);
  G_STATIC_ASSERT (BALIK_WORK_APPLICATION_ID == 0x42414c57);
  G_STATIC_ASSERT (BALIK_SCHEMA_VERSION == 1);

  if (!balik_database_run (database, mark, error)
      || !balik_database_run (database, "PRAGMA user_version = 1", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!balik_database_run (database, tables[i].sql, error))
      return FALSE;
  return TRUE;
}

/* Whether the row of sqlite_schema is one of our tables, as we wrote it. */
static gboolean
verify_row (BalikDatabase *database, sqlite3_stmt *statement, GHashTable *roots, GError **error)
{
  g_autofree char *type = balik_database_dup_text (statement, 0);
  g_autofree char *name = balik_database_dup_text (statement, 1);
  g_autofree char *owner = balik_database_dup_text (statement, 2);
  g_autofree char *sql = balik_database_dup_text (statement, 4);
  const gint64 root = sqlite3_column_int64 (statement, 3);
  const Table *table = name != NULL ? find_table (name) : NULL;

  if (table == NULL)
    {
      g_autofree char *shown = g_strescape (name != NULL ? name : "?", NULL);

      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
                   /* Translators: the name of a plan, then the name of a table inside it */
                   _ ("“%s” holds “%s”, which Balik did not write, so it is not opened."),
                   database->name, shown);
      return FALSE;
    }
  if (g_strcmp0 (type, "table") != 0 || g_strcmp0 (owner, name) != 0 || sql == NULL
      || !equal_folded (sql, table->sql) || root <= 1
      || !g_hash_table_add (roots, GSIZE_TO_POINTER ((gsize)root)))
    {
      g_set_error (
          error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
          /* Translators: the name of a plan, then the name of a table inside it */
          _ ("In “%s”, the table “%s” is not as Balik makes it, so the plan is not opened."),
          database->name, name);
      return FALSE;
    }
  return TRUE;
}

/**
 * balik_schema_verify:
 * @database: a database from outside, of which nothing was read yet
 * @error: what is not ours
 *
 * Compares the tables with ours. This must come before anything else is read:
 * even a check of integrity would run what a foreign schema says.
 *
 * Returns: whether it has exactly our tables
 */
gboolean
balik_schema_verify (BalikDatabase *database, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GHashTable) roots = g_hash_table_new (NULL, NULL);
  gboolean has_row;

  statement = balik_database_prepare (
      database, "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema LIMIT 500", error);
  if (statement == NULL || !balik_database_step (database, statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (!verify_row (database, statement, roots, error)
          || !balik_database_step (database, statement, &has_row, error))
        return FALSE;
    }
  if (g_hash_table_size (roots) == G_N_ELEMENTS (tables))
    return TRUE;

  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
               /* Translators: %s is the name of a plan */
               _ ("“%s” lacks a table that every plan has, so it is not opened."), database->name);
  return FALSE;
}
