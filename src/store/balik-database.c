/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-database.h"

#include <glib/gi18n.h>

typedef struct
{
  int option;
  int on;
} Setting;

/* What a file's schema could do beyond holding rows is off, in our files too. */
static const Setting settings[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },       { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 }, { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },         { SQLITE_DBCONFIG_DQS_DDL, 0 },
};

static BalikStoreError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return BALIK_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return BALIK_STORE_ERROR_IN_USE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return BALIK_STORE_ERROR_READ_ONLY;
    case SQLITE_NOTADB:
      return BALIK_STORE_ERROR_NOT_A_PLAN;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
      return BALIK_STORE_ERROR_IO;
    default:
      /* Of our own statements all others come from what the file holds. */
      return BALIK_STORE_ERROR_DAMAGED;
    }
}

/* SQLite quotes what a file says, which may be anything. */
static char *
dup_shown (const char *reason)
{
  g_autofree char *valid = g_utf8_make_valid (reason, -1);
  GString *shown = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar letter = g_utf8_get_char (c);

      g_string_append_unichar (shown, g_unichar_iscntrl (letter) ? ' ' : letter);
    }
  return g_string_free (shown, FALSE);
}

static void
fail (const char *name, int result, const char *raw_reason, GError **error)
{
  const BalikStoreError code = code_of (result);
  g_autofree char *reason = dup_shown (raw_reason);

  if (code == BALIK_STORE_ERROR_FULL)
    g_set_error (error, BALIK_STORE_ERROR, code,
                 /* Translators: %s is the name of a plan */
                 _ ("There is no room left on the disk for “%s”."), name);
  else if (code == BALIK_STORE_ERROR_DAMAGED)
    g_set_error (error, BALIK_STORE_ERROR, code,
                 /* Translators: the name of a plan, then the database's words for what is wrong */
                 _ ("“%s” is damaged: %s."), name, reason);
  else
    g_set_error (error, BALIK_STORE_ERROR, code,
                 /* Translators: the name of a plan, then the database's words for what is wrong */
                 _ ("“%s” could not be read or kept: %s."), name, reason);
}

static BalikDatabase *
open_database (const char *path, int flags, const char *name, GError **error)
{
  g_autoptr (BalikDatabase) self = g_new0 (BalikDatabase, 1);
  int result;

  self->name = g_strdup (name);
  result = sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
                            NULL);
  if (!balik_database_check (self, result, error))
    return NULL;
  if (!balik_database_check (self, sqlite3_extended_result_codes (self->db, 1), error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      result = sqlite3_db_config (self->db, settings[i].option, settings[i].on, NULL);
      if (!balik_database_check (self, result, error))
        return NULL;
    }
  if (!balik_database_run (self, "PRAGMA temp_store = MEMORY", error)
      || !balik_database_run (self, "PRAGMA mmap_size = 0", error)
      || !balik_database_run (self, "PRAGMA cell_size_check = ON", error)
      || !balik_database_run (self, "PRAGMA secure_delete = ON", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * balik_database_new_in_memory:
 * @name: what messages call it
 * @error: why not
 *
 * Returns: (transfer full): an empty database that no file belongs to
 */
BalikDatabase *
balik_database_new_in_memory (const char *name, GError **error)
{
  return open_database (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, name, error);
}

/**
 * balik_database_new_for_file:
 * @path: an absolute path in a folder of our own, never one that a user chose
 * @name: what messages call it
 * @error: why not
 *
 * Returns: (transfer full): the database in that file, which is made where it is not there
 */
BalikDatabase *
balik_database_new_for_file (const char *path, const char *name, GError **error)
{
  g_return_val_if_fail (g_path_is_absolute (path), NULL);

  return open_database (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW,
                        name, error);
}

/**
 * balik_database_free:
 * @self: (transfer full): a database
 *
 * Closes it.
 */
void
balik_database_free (BalikDatabase *self)
{
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A database was closed before its statements.");
  g_free (self->name);
  g_free (self);
}

/**
 * balik_database_lacks_memory:
 * @self: a database
 *
 * Where a value that was read is %NULL, only this tells why.
 *
 * Returns: whether the last call got no memory
 */
gboolean
balik_database_lacks_memory (BalikDatabase *self)
{
  return self->db != NULL && sqlite3_errcode (self->db) == SQLITE_NOMEM;
}

/**
 * balik_database_check:
 * @self: a database
 * @result: what SQLite returned
 * @error: the result in words
 *
 * Returns: whether it was a good result
 */
gboolean
balik_database_check (BalikDatabase *self, int result, GError **error)
{
  const char *reason;

  if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;

  /* Some of its calls only say that something went wrong. */
  if (result == SQLITE_ERROR && balik_database_lacks_memory (self))
    result = SQLITE_NOMEM;
  if ((result & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
                   /* Translators: %s is the name of a plan */
                   _ ("Reading “%s” took too long and was stopped. No plan needs that long."),
                   self->name);
      return FALSE;
    }
  reason = self->db != NULL && sqlite3_extended_errcode (self->db) == result
               ? sqlite3_errmsg (self->db)
               : sqlite3_errstr (result);
  fail (self->name, result, reason, error);
  return FALSE;
}

/**
 * balik_database_run:
 * @self: a database
 * @sql: a statement from our own text
 * @error: why not
 *
 * Runs a statement once and leaves aside what it returns.
 *
 * Returns: whether it was done
 */
gboolean
balik_database_run (BalikDatabase *self, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = balik_database_prepare (self, sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    if (!balik_database_step (self, statement, &has_row, error))
      return FALSE;
  return TRUE;
}

/**
 * balik_database_prepare:
 * @self: a database
 * @sql: a statement from our own text
 * @error: why not
 *
 * Returns: (transfer full): the statement, to be used until the database is freed
 */
sqlite3_stmt *
balik_database_prepare (BalikDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

  return balik_database_check (self, result, error) ? statement : NULL;
}

/**
 * balik_database_step:
 * @self: a database
 * @statement: a statement whose values are bound
 * @has_row: (out): whether it stands on a row
 * @error: why not
 *
 * Goes on to the next row.
 *
 * Returns: whether that went well
 */
gboolean
balik_database_step (BalikDatabase *self,
                     sqlite3_stmt *statement,
                     gboolean *has_row,
                     GError **error)
{
  int result = sqlite3_step (statement);

  *has_row = result == SQLITE_ROW;
  return balik_database_check (self, result, error);
}

/**
 * balik_database_finish:
 * @self: a database
 * @statement: a statement that returns no rows and whose values are bound
 * @error: why not
 *
 * Runs @statement and makes it ready for the next time.
 *
 * Returns: whether it was done
 */
gboolean
balik_database_finish (BalikDatabase *self, sqlite3_stmt *statement, GError **error)
{
  const gboolean is_done = balik_database_check (self, sqlite3_step (statement), error);

  /* Reset repeats the result of the step, and clearing cannot fail. */
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return is_done;
}

/**
 * balik_database_bind_text:
 * @self: a database
 * @statement: a statement
 * @place: the number of the parameter, from 1
 * @text: UTF-8 text
 * @error: why not
 *
 * Gives @statement a copy of @text.
 *
 * Returns: whether that went well
 */
gboolean
balik_database_bind_text (BalikDatabase *self,
                          sqlite3_stmt *statement,
                          int place,
                          const char *text,
                          GError **error)
{
  return balik_database_check (
      self, sqlite3_bind_text (statement, place, text, -1, SQLITE_TRANSIENT), error);
}

/**
 * balik_database_dup_text:
 * @statement: a statement that stands on a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer full) (nullable): the text there; %NULL where it is no
 *     text, not UTF-8, or has a NUL inside
 */
char *
balik_database_dup_text (sqlite3_stmt *statement, int column)
{
  const char *text;
  int length;

  if (sqlite3_column_type (statement, column) != SQLITE_TEXT)
    return NULL;
  text = (const char *)sqlite3_column_text (statement, column);
  length = sqlite3_column_bytes (statement, column);
  if (text == NULL || !g_utf8_validate_len (text, (gsize)length, NULL))
    return NULL;
  return g_strndup (text, (gsize)length);
}
