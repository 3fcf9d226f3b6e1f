/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-work-schema.h"

#include <glib/gi18n.h>

/*
 * The tables that only databases of our own on this computer have: those of a
 * plan, and beside them the acts of the user. A file that is handed on never
 * has them, because they hold what was deleted.
 *
 * Acts count from 0, and so do the edits of one act. Text and numbers that an
 * edit took away and put there are in five columns each, as those of a value.
 */

static const BalikSchemaPart act_part = { "table", "act", "act",
                                          "CREATE TABLE act (\n"
                                          "  id INTEGER PRIMARY KEY,\n"
                                          "  label TEXT NOT NULL,\n"
                                          "  place TEXT NOT NULL\n"
                                          ") STRICT" };

static const BalikSchemaPart edit_part = { "table", "edit", "edit",
                                           "CREATE TABLE edit (\n"
                                           "  act INTEGER NOT NULL,\n"
                                           "  number INTEGER NOT NULL,\n"
                                           "  kind TEXT NOT NULL,\n"
                                           "  item INTEGER NOT NULL,\n"
                                           "  item_kind TEXT NOT NULL,\n"
                                           "  parent INTEGER NOT NULL,\n"
                                           "  list TEXT NOT NULL,\n"
                                           "  from_position INTEGER NOT NULL,\n"
                                           "  to_position INTEGER NOT NULL,\n"
                                           "  key TEXT NOT NULL,\n"
                                           "  before_type TEXT,\n"
                                           "  before_low REAL,\n"
                                           "  before_likely REAL,\n"
                                           "  before_high REAL,\n"
                                           "  before_text TEXT,\n"
                                           "  after_type TEXT,\n"
                                           "  after_low REAL,\n"
                                           "  after_likely REAL,\n"
                                           "  after_high REAL,\n"
                                           "  after_text TEXT,\n"
                                           "  PRIMARY KEY (act, number)\n"
                                           ") STRICT, WITHOUT ROWID" };

/* Of ten thousand cards each finds its place at once. */
static const BalikSchemaPart place_part
    = { "index", "item_place", "item", "CREATE INDEX item_place ON item (parent, list, position)" };

static const BalikSchemaPart *const work_parts[] = { &balik_schema_item,
                                                     &balik_schema_meta,
                                                     &balik_schema_value,
                                                     &act_part,
                                                     &edit_part,
                                                     &place_part,
                                                     NULL };

/* What came to a working copy with version 2. */
static const BalikSchemaPart *const new_parts[] = { &act_part, &edit_part, &place_part, NULL };

static const BalikSchemaPart *const acts_parts[]
    = { &balik_schema_meta, &act_part, &edit_part, NULL };

/**
 * balik_work_schema_create:
 * @database: an empty database
 * @error: why not
 *
 * Makes the tables of a working copy.
 *
 * Returns: whether it was done
 */
gboolean
balik_work_schema_create (BalikDatabase *database, GError **error)
{
  G_STATIC_ASSERT (BALIK_WORK_APPLICATION_ID == 0x42414c57);
  G_STATIC_ASSERT (BALIK_WORK_SCHEMA_VERSION == 2);

  return balik_database_run (database, "PRAGMA application_id = 0x42414c57", error)
         && balik_database_run (database, "PRAGMA user_version = 2", error)
         && balik_schema_create_parts (database, work_parts, error);
}

static gboolean
read_version (BalikDatabase *database, int *version, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = balik_database_prepare (database, "PRAGMA user_version", error);
  gboolean has_row;

  if (statement == NULL || !balik_database_step (database, statement, &has_row, error))
    return FALSE;
  *version = has_row ? sqlite3_column_int (statement, 0) : 0;
  return TRUE;
}

/* From a Balik before version 2, which kept no acts. */
static gboolean
migrate (BalikDatabase *database, GError **error)
{
  if (!balik_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (balik_schema_create_parts (database, new_parts, error)
      && balik_database_run (database, "PRAGMA user_version = 2", error)
      && balik_database_run (database, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (database->db))
    balik_database_run (database, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * balik_work_schema_verify:
 * @database: a working copy, of which nothing was read yet
 * @error: what is not ours, or that it is of a newer Balik
 *
 * Compares the tables with ours. Those of an earlier version become those of
 * this one, without acts.
 *
 * Returns: whether it has exactly our tables now
 */
gboolean
balik_work_schema_verify (BalikDatabase *database, GError **error)
{
  int version;

  if (!read_version (database, &version, error))
    return FALSE;
  if (version > BALIK_WORK_SCHEMA_VERSION)
    {
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NEWER,
                   /* Translators: %s is the name of a plan */
                   _ ("The unsaved work of “%s” is from a newer version of Balik."),
                   database->name);
      return FALSE;
    }
  if (version < BALIK_WORK_SCHEMA_VERSION)
    return balik_schema_verify (database, error) && migrate (database, error);
  return balik_schema_verify_parts (database, work_parts, error);
}

/**
 * balik_acts_schema_create:
 * @database: an empty database
 * @error: why not
 *
 * Makes the tables for acts that are kept while their plan is not open.
 *
 * Returns: whether it was done
 */
gboolean
balik_acts_schema_create (BalikDatabase *database, GError **error)
{
  G_STATIC_ASSERT (BALIK_ACTS_APPLICATION_ID == 0x42414c55);

  return balik_database_run (database, "PRAGMA application_id = 0x42414c55", error)
         && balik_database_run (database, "PRAGMA user_version = 2", error)
         && balik_schema_create_parts (database, acts_parts, error);
}

/**
 * balik_acts_schema_verify:
 * @database: kept acts, of which nothing was read yet
 * @error: what is not ours
 *
 * Compares the tables with ours.
 *
 * Returns: whether it has exactly our tables
 */
gboolean
balik_acts_schema_verify (BalikDatabase *database, GError **error)
{
  return balik_schema_verify_parts (database, acts_parts, error);
}
