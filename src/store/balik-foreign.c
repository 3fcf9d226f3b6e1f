/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-foreign.h"

#include <string.h>

#include "balik-plan-header.h"
#include "balik-schema.h"

/*
 * SQLite, on a stranger's bytes in memory, with every power taken from it. It
 * never gets the user's path: a journal beside the file could make it delete
 * other files.
 */

/* In operations of SQLite's machine. */
#define N_OPS_BETWEEN_LOOKS 1000

/* Ten thousand cards are 3 MB and take a fifth of a second. */
#define MAX_SECONDS 5
#define USUAL_BYTES (16 * 1024 * 1024)
#define BYTES_A_SECOND (8 * 1024 * 1024)

static int
watch_cb (void *data)
{
  const BalikForeign *self = data;

  return g_get_monotonic_time () > self->deadline || g_cancellable_is_cancelled (self->cancellable);
}

static const BalikSchemaPart *const readable[]
    = { &balik_schema_item, &balik_schema_meta, &balik_schema_value };

static gboolean
may_read (const char *table, const char *column)
{
  static const char *const schema_columns[]
      = { "type", "name", "tbl_name", "rootpage", "sql", NULL };

  if (g_strcmp0 (table, "sqlite_master") == 0)
    return g_strv_contains (schema_columns, column);
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    if (g_strcmp0 (table, readable[i]->name) == 0)
      return g_strv_contains (readable[i]->columns, column);
  return FALSE;
}

/* Which columns our tables have may be asked; of no other. */
static gboolean
may_ask (const char *pragma, const char *argument)
{
  if (g_strcmp0 (pragma, "table_xinfo") == 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
        if (g_strcmp0 (argument, readable[i]->name) == 0)
          return TRUE;
      return FALSE;
    }
  return g_strcmp0 (pragma, "quick_check") == 0 || g_strcmp0 (pragma, "query_only") == 0;
}

/* Only reading is allowed, and nothing that a view or a trigger asks for. */
static int
authorize_cb (void *data,
              int action,
              const char *first,
              const char *second,
              const char *database,
              const char *asked_by)
{
  if (asked_by != NULL)
    return SQLITE_DENY;
  switch (action)
    {
    case SQLITE_SELECT:
      return SQLITE_OK;
    case SQLITE_READ:
      return may_read (first, second) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
      return may_ask (first, second) ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

/* Most are the column "high security" of SQLite's notes on defence. */
static void
set_limits (sqlite3 *db)
{
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 8 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 20 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 3 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].limit, limits[i].value);
}

/**
 * balik_foreign_new:
 * @data: what a file holds, 512 bytes or more; it must stay, and two bytes of
 *     the header change
 * @size: how many bytes
 * @name: what messages call the file
 * @cancellable: (nullable): stops whatever is done with the database
 * @error: why not
 *
 * Makes a database of bytes that nobody vouches for, after our own look at the
 * first of them. Nothing of it was read yet.
 *
 * Returns: (transfer full): the database
 */
BalikForeign *
balik_foreign_new (guint8 *data,
                   gsize size,
                   const char *name,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (BalikForeign) self = NULL;
  sqlite3 *db;
  int result;

  if (!balik_plan_header_check (data, size, name, error))
    return NULL;
  /* In memory there is no write-ahead log; the rest of such a file is the same. */
  data[18] = data[19] = 1;

  self = g_new0 (BalikForeign, 1);
  self->deadline = balik_foreign_get_deadline (size);
  self->cancellable = cancellable;
  self->database = balik_database_new_in_memory (name, error);
  if (self->database == NULL)
    return NULL;
  db = self->database->db;
  set_limits (db);
  sqlite3_progress_handler (db, N_OPS_BETWEEN_LOOKS, watch_cb, self);
  result = sqlite3_deserialize (db, "main", data, (sqlite3_int64)size, (sqlite3_int64)size,
                                SQLITE_DESERIALIZE_READONLY);
  if (!balik_database_check (self->database, result, error)
      || !balik_database_check (self->database, sqlite3_set_authorizer (db, authorize_cb, NULL),
                                error)
      || !balik_database_run (self->database, "PRAGMA query_only = ON", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * balik_foreign_free:
 * @self: (transfer full): a database
 *
 * Closes it.
 */
void
balik_foreign_free (BalikForeign *self)
{
  g_clear_pointer (&self->database, balik_database_free);
  g_free (self);
}

/**
 * balik_foreign_get_deadline:
 * @size: the size of a file
 *
 * Reading a stranger's file takes no longer than five seconds, or is stopped;
 * only the largest plans get more, for slow computers.
 *
 * Returns: when it is stopped if it begins now, in monotonic time
 */
gint64
balik_foreign_get_deadline (gsize size)
{
  const gint64 seconds
      = MAX_SECONDS + (size > USUAL_BYTES ? (gint64)((size - USUAL_BYTES) / BYTES_A_SECOND) : 0);

  return g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
}
