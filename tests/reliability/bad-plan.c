/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bad-plan.h"

#include <sqlite3.h>
#include <string.h>

#include "store-fixture.h"

GBytes *
bad_plan_new_good (const char *example)
{
  g_autoptr (BalikPlan) plan
      = example != NULL ? store_fixture_import (example) : store_fixture_new_rich_plan ();
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  g_assert_no_error (error);
  return bytes;
}

/* Gives SQLite its own copy, in rollback form, which it may change. */
static sqlite3 *
open_copy (const guint8 *data, gsize size)
{
  sqlite3 *db = NULL;
  guint8 *copy = sqlite3_malloc64 (MAX (size, 512));

  memcpy (copy, data, size);
  if (size >= 20)
    copy[18] = copy[19] = 1;
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_deserialize (db, "main", copy, (sqlite3_int64)size, (sqlite3_int64)size,
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE),
      ==, SQLITE_OK);
  return db;
}

/* Runs @sql as somebody who may do anything with the file. */
GBytes *
bad_plan_run_sql (GBytes *bytes, const char *sql)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  sqlite3 *db = open_copy (data, size);
  sqlite3_int64 new_size = 0;
  char *message = NULL;
  guint8 *new_data;
  GBytes *result;

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  new_data = sqlite3_serialize (db, "main", &new_size, 0);
  g_assert_nonnull (new_data);
  result = g_bytes_new (new_data, (gsize)new_size);
  sqlite3_free (new_data);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return result;
}

/* With the digest and the seal of what it holds now, as a careful forger would. */
GBytes *
bad_plan_reseal (GBytes *bytes)
{
  g_autoptr (BalikPlanFile) file
      = balik_plan_file_read_bytes_with (bytes, "Name", BALIK_PLAN_READ_AS_IT_IS, NULL, NULL);
  g_autoptr (BalikDatabase) database = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  sqlite3_int64 new_size = 0;
  guint8 *new_data;
  GBytes *result;

  if (file == NULL)
    return g_bytes_ref (bytes);
  g_free (file->meta->content_digest);
  file->meta->content_digest = balik_plan_rows_dup_digest (file->rows);
  database = g_new0 (BalikDatabase, 1);
  database->db = open_copy (data, size);
  database->name = g_strdup ("Name");
  g_assert_true (balik_plan_meta_write (file->meta, database, NULL));
  new_data = sqlite3_serialize (database->db, "main", &new_size, 0);
  result = g_bytes_new (new_data, (gsize)new_size);
  sqlite3_free (new_data);
  return result;
}

static int
stop_cb (void *deadline)
{
  return g_get_monotonic_time () > *(const gint64 *)deadline;
}

static gboolean
add_rows (sqlite3 *db, const char *sql, GChecksum *sum)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  while (result == SQLITE_OK || result == SQLITE_ROW)
    {
      result = sqlite3_step (statement);
      for (int i = 0; result == SQLITE_ROW && i < sqlite3_column_count (statement); i++)
        {
          const guint8 type = (guint8)sqlite3_column_type (statement, i);
          const void *data = sqlite3_column_blob (statement, i);
          const int length = sqlite3_column_bytes (statement, i);

          g_checksum_update (sum, &type, 1);
          g_checksum_update (sum, (const guchar *)&length, sizeof length);
          if (length > 0)
            g_checksum_update (sum, data, length);
        }
    }
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

static gboolean
passes_check (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  gboolean passes = FALSE;

  if (sqlite3_prepare_v2 (db, "PRAGMA integrity_check (1)", -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    passes = g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  return passes;
}

/* The whole content as any other program would get it, without our checks. */
BadPlanRaw
bad_plan_read_raw (const guint8 *data, gsize size, char **digest)
{
  sqlite3 *db = open_copy (data, size);
  gint64 deadline = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  BadPlanRaw raw = BAD_PLAN_UNREADABLE;

  *digest = NULL;
  sqlite3_progress_handler (db, 1000, stop_cb, &deadline);
  if (add_rows (db, "SELECT key, value FROM meta ORDER BY key", sum)
      && add_rows (db, "SELECT id, kind, parent, list, position FROM item ORDER BY id", sum)
      && add_rows (
          db, "SELECT item, key, type, low, likely, high, text FROM value ORDER BY item, key", sum))
    {
      *digest = g_strdup (g_checksum_get_string (sum));
      raw = passes_check (db) ? BAD_PLAN_PASSES_CHECK : BAD_PLAN_FAILS_CHECK;
    }
  sqlite3_close (db);
  return raw;
}

gboolean
bad_plan_is_same (const BalikPlanFile *a, const BalikPlanFile *b)
{
  g_autofree char *digest_a = balik_plan_rows_dup_digest (a->rows);
  g_autofree char *digest_b = balik_plan_rows_dup_digest (b->rows);

  return g_str_equal (digest_a, digest_b) && g_str_equal (a->meta->doc_uuid, b->meta->doc_uuid)
         && g_str_equal (a->meta->parent_digest, b->meta->parent_digest)
         && g_str_equal (a->meta->content_digest, b->meta->content_digest)
         && a->meta->revision == b->meta->revision && a->meta->min_reader == b->meta->min_reader
         && a->meta->min_writer == b->meta->min_writer && a->meta->tidy == b->meta->tidy;
}
