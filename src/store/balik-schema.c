/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-schema.h"

#include <string.h>

#include <glib/gi18n.h>

/*
 * The tables of a plan, version 1. The texts never change once shipped: a
 * file whose own texts differ is read column by column. No rule is left to the file (no
 * CHECK, trigger, view or generated column), because what a file says runs.
 */

const BalikSchemaPart balik_schema_item = { "table",
                                            "item",
                                            "item",
                                            "CREATE TABLE item (\n"
                                            "  id INTEGER PRIMARY KEY,\n"
                                            "  kind TEXT NOT NULL,\n"
                                            "  parent INTEGER NOT NULL,\n"
                                            "  list TEXT NOT NULL,\n"
                                            "  position INTEGER NOT NULL\n"
                                            ") STRICT",
                                            "PRAGMA table_xinfo (item)",
                                            { "id", "kind", "parent", "list", "position" } };

const BalikSchemaPart balik_schema_meta = { "table",
                                            "meta",
                                            "meta",
                                            "CREATE TABLE meta (\n"
                                            "  key TEXT NOT NULL PRIMARY KEY,\n"
                                            "  value TEXT NOT NULL\n"
                                            ") STRICT, WITHOUT ROWID",
                                            "PRAGMA table_xinfo (meta)",
                                            { "key", "value" } };

const BalikSchemaPart balik_schema_value
    = { "table",
        "value",
        "value",
        "CREATE TABLE value (\n"
        "  item INTEGER NOT NULL,\n"
        "  key TEXT NOT NULL,\n"
        "  type TEXT NOT NULL,\n"
        "  low REAL,\n"
        "  likely REAL,\n"
        "  high REAL,\n"
        "  text TEXT,\n"
        "  PRIMARY KEY (item, key)\n"
        ") STRICT, WITHOUT ROWID",
        "PRAGMA table_xinfo (value)",
        { "item", "key", "type", "low", "likely", "high", "text" } };

static const BalikSchemaPart *const plan_parts[]
    = { &balik_schema_item, &balik_schema_meta, &balik_schema_value, NULL };

/*
 * Every form that was ever shipped, the oldest first. The last one is what is
 * written; rows of another are converted when they are taken, never in their file.
 */
static const BalikSchemaForm forms[] = { { BALIK_SCHEMA_VERSION, plan_parts } };

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

/**
 * balik_schema_find_form:
 * @version: the “user_version” of a file
 *
 * Returns: (nullable): the form that its tables have; %NULL where none ever had that number
 */
const BalikSchemaForm *
balik_schema_find_form (guint32 version)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].version == version)
      return &forms[i];
  return NULL;
}

/**
 * balik_schema_part_is:
 * @self: a part
 * @type: (nullable): of a row of the schema of a file
 * @name: (nullable): of the row
 * @table: (nullable): of the row
 * @sql: (nullable): of the row
 *
 * Returns: whether it is the part, as we write it
 */
gboolean
balik_schema_part_is (const BalikSchemaPart *self,
                      const char *type,
                      const char *name,
                      const char *table,
                      const char *sql)
{
  return g_strcmp0 (type, self->type) == 0 && g_strcmp0 (name, self->name) == 0
         && g_strcmp0 (table, self->table) == 0 && sql != NULL && equal_folded (sql, self->sql);
}

static const BalikSchemaPart *
find_part (const BalikSchemaPart *const *parts, const char *name)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (strcmp (parts[i]->name, name) == 0)
      return parts[i];
  return NULL;
}

/**
 * balik_schema_create_parts:
 * @database: a database that has none of them
 * @parts: (array zero-terminated=1): what it shall have
 * @error: why not
 *
 * Makes them.
 *
 * Returns: whether it was done
 */
gboolean
balik_schema_create_parts (BalikDatabase *database,
                           const BalikSchemaPart *const *parts,
                           GError **error)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (!balik_database_run (database, parts[i]->sql, error))
      return FALSE;
  return TRUE;
}

/**
 * balik_schema_create:
 * @database: an empty database
 * @error: why not
 *
 * Makes the tables of a plan.
 *
 * Returns: whether it was done
 */
gboolean
balik_schema_create (BalikDatabase *database, GError **error)
{
  G_STATIC_ASSERT (BALIK_APPLICATION_ID == 0x42414c4b);
  G_STATIC_ASSERT (BALIK_SCHEMA_VERSION == 1);

  return balik_database_run (database, "PRAGMA application_id = 0x42414c4b", error)
         && balik_database_run (database, "PRAGMA user_version = 1", error)
         && balik_schema_create_parts (database, plan_parts, error);
}

/* Whether the row of sqlite_schema is one of our parts, as we wrote it. */
static gboolean
verify_row (BalikDatabase *database,
            sqlite3_stmt *statement,
            const BalikSchemaPart *const *parts,
            GHashTable *roots,
            GError **error)
{
  g_autofree char *type = balik_database_dup_text (statement, 0);
  g_autofree char *name = balik_database_dup_text (statement, 1);
  g_autofree char *owner = balik_database_dup_text (statement, 2);
  g_autofree char *sql = balik_database_dup_text (statement, 4);
  const gint64 root = sqlite3_column_int64 (statement, 3);
  const BalikSchemaPart *part = name != NULL ? find_part (parts, name) : NULL;

  if (part == NULL)
    {
      g_autofree char *shown = g_strescape (name != NULL ? name : "?", NULL);

      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
                   /* Translators: the name of a plan, then the name of a table inside it */
                   _ ("“%s” holds “%s”, which Balik did not write, so it is not opened."),
                   database->name, shown);
      return FALSE;
    }
  if (!balik_schema_part_is (part, type, name, owner, sql) || root <= 1
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
 * balik_schema_verify_parts:
 * @database: a database from outside, of which nothing was read yet
 * @parts: (array zero-terminated=1): what it should have
 * @error: what is not ours
 *
 * Compares what is in it with ours. This must come before anything else is
 * read: even a check of integrity would run what a foreign schema says.
 *
 * Returns: whether it has exactly @parts
 */
gboolean
balik_schema_verify_parts (BalikDatabase *database,
                           const BalikSchemaPart *const *parts,
                           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GHashTable) roots = g_hash_table_new (NULL, NULL);
  gboolean has_row;
  guint n_parts = 0;

  statement = balik_database_prepare (
      database, "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema LIMIT 500", error);
  if (statement == NULL || !balik_database_step (database, statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (!verify_row (database, statement, parts, roots, error)
          || !balik_database_step (database, statement, &has_row, error))
        return FALSE;
    }
  while (parts[n_parts] != NULL)
    n_parts++;
  if (g_hash_table_size (roots) == n_parts)
    return TRUE;

  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
               /* Translators: %s is the name of a plan */
               _ ("“%s” lacks a table that every plan has, so it is not opened."), database->name);
  return FALSE;
}

/**
 * balik_schema_verify:
 * @database: a database from outside, of which nothing was read yet
 * @error: what is not ours
 *
 * As balik_schema_verify_parts(), for the tables of a plan.
 *
 * Returns: whether it has exactly our tables
 */
gboolean
balik_schema_verify (BalikDatabase *database, GError **error)
{
  return balik_schema_verify_parts (database, plan_parts, error);
}
