/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-file.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-file-io.h"
#include "balik-schema.h"

/* A plan is written afresh each time, so that nothing deleted stays in it. */

static gboolean
fill (BalikDatabase *database, const BalikPlanRows *rows, const BalikPlanMeta *meta, GError **error)
{
  return balik_database_run (database, "PRAGMA page_size = 4096", error)
         && balik_database_run (database, "PRAGMA encoding = 'UTF-8'", error)
         && balik_database_run (database, "PRAGMA journal_mode = MEMORY", error)
         && balik_database_run (database, "BEGIN IMMEDIATE", error)
         && balik_schema_create (database, error) && balik_plan_meta_write (meta, database, error)
         && balik_plan_rows_write (rows, database, error)
         && balik_database_run (database, "COMMIT", error);
}

/* A mistake of ours is found before the user's file is touched. */
static gboolean
verify (GBytes *bytes, const BalikPlanMeta *meta, const char *name, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (BalikPlanFile) file = balik_plan_file_read_bytes (bytes, name, NULL, &reason);
  g_autoptr (BalikPlan) plan = NULL;

  if (file != NULL)
    plan = balik_plan_rows_build (file->rows, name, &reason);
  if (plan != NULL && file->outcome != BALIK_PLAN_REPAIRED
      && strcmp (file->meta->content_digest, meta->content_digest) == 0)
    return TRUE;
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO,
               /* Translators: the name of a plan, then a whole sentence with the reason */
               _ ("“%s” was not saved, because it could not be read again. %s"), name,
               reason != NULL ? reason->message : "");
  return FALSE;
}

/**
 * balik_plan_file_make_bytes:
 * @rows: what the plan holds
 * @meta: what it says about itself, its content digest too
 * @name: what messages call it
 * @error: why not
 *
 * Writes a plan in memory and reads it again.
 *
 * Returns: (transfer full): the bytes of its file
 */
GBytes *
balik_plan_file_make_bytes (const BalikPlanRows *rows,
                            const BalikPlanMeta *meta,
                            const char *name,
                            GError **error)
{
  g_autoptr (BalikDatabase) database = balik_database_new_in_memory (name, error);
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *data;
  sqlite3_int64 size = 0;
  int result;

  if (database == NULL)
    return NULL;
  /* As one run of memory that grows, so that it can be taken as it is. */
  result = sqlite3_deserialize (database->db, "main", NULL, 0, 0,
                                SQLITE_DESERIALIZE_RESIZEABLE | SQLITE_DESERIALIZE_FREEONCLOSE);
  if (!balik_database_check (database, result, error) || !fill (database, rows, meta, error))
    return NULL;
  data = sqlite3_serialize (database->db, "main", &size, SQLITE_SERIALIZE_NOCOPY);
  if (data == NULL || size > BALIK_FILE_MAX_BYTES)
    {
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_TOO_LARGE,
                   /* Translators: the name of a file, then a number of megabytes */
                   _ ("“%s” is larger than %d MiB, the most that a plan may have."), name,
                   BALIK_FILE_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  bytes = g_bytes_new (data, (gsize)size);
  return verify (bytes, meta, name, error) ? g_steal_pointer (&bytes) : NULL;
}
