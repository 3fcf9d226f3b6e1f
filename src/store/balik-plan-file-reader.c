/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-file.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-plan-header.h"
#include "balik-schema.h"

/*
 * A plan comes from a stranger. Opening goes in this order, and no step counts
 * on a later one:
 *
 *   ordinary file of a fitting size → bytes, read once → no side files → our
 *   own look at the header → SQLite, on our copy of the bytes in memory, with
 *   every power taken from it → the tables compared with ours → integrity →
 *   each value → what the values mean together → the digest of it all
 *
 * SQLite never gets the user's path: a journal beside the file could make it
 * delete other files.
 */

/* In operations of SQLite's machine, and in seconds. */
#define N_OPS_BETWEEN_LOOKS 1000
#define MAX_SECONDS 5

typedef struct
{
  gint64 deadline;
  GCancellable *cancellable;
} Watch;

static int
watch_cb (void *data)
{
  const Watch *watch = data;

  return g_get_monotonic_time () > watch->deadline
         || g_cancellable_is_cancelled (watch->cancellable);
}

static gboolean
is_pragma_allowed (const char *name)
{
  return strcmp (name, "quick_check") == 0 || strcmp (name, "query_only") == 0;
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
      return g_strcmp0 (first, "item") == 0 || g_strcmp0 (first, "meta") == 0
                     || g_strcmp0 (first, "value") == 0 || g_strcmp0 (first, "sqlite_master") == 0
                 ? SQLITE_OK
                 : SQLITE_DENY;
    case SQLITE_PRAGMA:
      return is_pragma_allowed (first) ? SQLITE_OK : SQLITE_DENY;
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

/* @data must stay as long as the database; SQLite is told not to write it. */
static gboolean
take_bytes (BalikDatabase *database, guint8 *data, gsize size, Watch *watch, GError **error)
{
  int result;

  set_limits (database->db);
  sqlite3_progress_handler (database->db, N_OPS_BETWEEN_LOOKS, watch_cb, watch);
  result = sqlite3_deserialize (database->db, "main", data, (sqlite3_int64)size,
                                (sqlite3_int64)size, SQLITE_DESERIALIZE_READONLY);
  return balik_database_check (database, result, error)
         && balik_database_check (database,
                                  sqlite3_set_authorizer (database->db, authorize_cb, NULL), error)
         && balik_database_run (database, "PRAGMA query_only = ON", error);
}

static gboolean
check_integrity (BalikDatabase *database, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = balik_database_prepare (database, "PRAGMA quick_check (1)", error);
  g_autofree char *answer = NULL;
  gboolean has_row;

  if (statement == NULL || !balik_database_step (database, statement, &has_row, error))
    return FALSE;
  answer = has_row ? balik_database_dup_text (statement, 0) : NULL;
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: %s is the name of a plan */
               _ ("“%s” is damaged: its pages do not fit together."), database->name);
  return FALSE;
}

static gboolean
check_version (const BalikPlanMeta *meta, const char *name, GError **error)
{
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, meta->min_reader);

  if (meta->min_reader <= BALIK_FORMAT_VERSION)
    return TRUE;
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NEWER,
               /* Translators: the name of a plan, then a version number */
               _ ("“%s” was written by a newer Balik and needs one that reads version %s of the "
                  "file."),
               name, version);
  return FALSE;
}

/* A digest alone that does not fit is a matter for the user. */
static gboolean
compare_digest (BalikPlanFile *self, const char *name, BalikPlanReading reading, GError **error)
{
  g_autofree char *digest = balik_plan_rows_dup_digest (self->rows);

  if (strcmp (digest, self->meta->content_digest) == 0)
    return TRUE;
  if (reading == BALIK_PLAN_READ_STRICTLY)
    {
      g_autoptr (BalikPlan) plan = balik_plan_rows_build (self->rows, name, error);

      if (plan == NULL)
        return FALSE;
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_CHANGED,
                   /* Translators: %s is the name of a plan */
                   _ ("“%s” was changed outside Balik, or damaged on its medium: what it holds is "
                      "not what was saved."),
                   name);
      return FALSE;
    }
  self->outcome = BALIK_PLAN_REPAIRED;
  g_ptr_array_add (self->notes,
                   g_strdup (_ ("What the plan holds is not what Balik saved: it was changed "
                                "outside Balik, or damaged on its medium. It was taken as it "
                                "is.")));
  return TRUE;
}

static gboolean
read_content (BalikPlanFile *self,
              BalikDatabase *database,
              BalikPlanReading reading,
              GError **error)
{
  g_autoptr (GHashTable) texts = NULL;

  if (!balik_schema_verify (database, error) || !check_integrity (database, error))
    return FALSE;
  texts = balik_meta_read_all (database, error);
  self->meta = texts != NULL ? balik_plan_meta_new_from_texts (texts, database->name, error) : NULL;
  if (self->meta == NULL || !check_version (self->meta, database->name, error))
    return FALSE;
  self->rows = balik_plan_rows_read (database, error);
  return self->rows != NULL && compare_digest (self, database->name, reading, error);
}

/**
 * balik_plan_file_new:
 * @bytes: what a file holds
 *
 * Returns: (transfer full): a file of which nothing but its bytes is known
 */
BalikPlanFile *
balik_plan_file_new (GBytes *bytes)
{
  BalikPlanFile *self = g_new0 (BalikPlanFile, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->outcome = BALIK_PLAN_OPENS;
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->bytes = g_bytes_ref (bytes);
  self->hash = balik_digest_of_bytes (data, size);
  return self;
}

/**
 * balik_plan_file_free:
 * @self: (transfer full): a file
 *
 * Frees it.
 */
void
balik_plan_file_free (BalikPlanFile *self)
{
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->rows, balik_plan_rows_free);
  g_clear_pointer (&self->meta, balik_plan_meta_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->hash);
  g_free (self);
}

/**
 * balik_plan_file_read_bytes_with:
 * @bytes: what a file holds, 512 bytes or more
 * @name: what messages call it
 * @reading: how much it is trusted
 * @cancellable: (nullable): stops it
 * @error: why it is not opened
 *
 * The part of reading that touches no file.
 *
 * Returns: (transfer full): what is in it
 */
BalikPlanFile *
balik_plan_file_read_bytes_with (GBytes *bytes,
                                 const char *name,
                                 BalikPlanReading reading,
                                 GCancellable *cancellable,
                                 GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (BalikPlanFile) self = NULL;
  g_autofree guint8 *copy = NULL;
  g_autoptr (BalikDatabase) database = NULL;
  Watch watch = { g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC, cancellable };

  if (!balik_plan_header_check (data, size, name, error))
    return NULL;

  self = balik_plan_file_new (bytes);
  copy = balik_io_try_malloc (size);
  if (copy == NULL)
    {
      balik_file_fail (name, ENOMEM, FALSE, error);
      return NULL;
    }
  memcpy (copy, data, size);
  /* In memory there is no write-ahead log; the rest of such a file is the same. */
  copy[18] = copy[19] = 1;

  database = balik_database_new_in_memory (name, error);
  if (database == NULL || !take_bytes (database, copy, size, &watch, error)
      || !read_content (self, database, reading, error))
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_clear_error (error);
          g_cancellable_set_error_if_cancelled (cancellable, error);
        }
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * balik_plan_file_read_bytes:
 * @bytes: what a file holds, 512 bytes or more
 * @name: what messages call it
 * @cancellable: (nullable): stops it
 * @error: why it is not opened
 *
 * Returns: (transfer full): what is in it, which is what was saved
 */
BalikPlanFile *
balik_plan_file_read_bytes (GBytes *bytes,
                            const char *name,
                            GCancellable *cancellable,
                            GError **error)
{
  return balik_plan_file_read_bytes_with (bytes, name, BALIK_PLAN_READ_STRICTLY, cancellable,
                                          error);
}

/**
 * balik_plan_file_read_with:
 * @path: the resolved path of a file
 * @reading: how much it is trusted
 * @cancellable: (nullable): stops it
 * @error: why it is not opened
 *
 * Reads a plan. The file, its times and whatever lies beside it stay as they are.
 *
 * Returns: (transfer full): what is in it
 */
BalikPlanFile *
balik_plan_file_read_with (const char *path,
                           BalikPlanReading reading,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *name = balik_file_dup_shown_name (path);
  g_autoptr (GBytes) bytes = NULL;
  struct stat info;

  bytes = balik_file_read (path, BALIK_FILE_MIN_BYTES, &info, cancellable, error);
  if (bytes == NULL || balik_file_has_side_files (path, error))
    return NULL;
  return balik_plan_file_read_bytes_with (bytes, name, reading, cancellable, error);
}

/**
 * balik_plan_file_read:
 * @path: the resolved path of a file
 * @cancellable: (nullable): stops it
 * @error: why it is not opened
 *
 * As balik_plan_file_read_with(), strictly.
 *
 * Returns: (transfer full): what is in it, which is what was saved
 */
BalikPlanFile *
balik_plan_file_read (const char *path, GCancellable *cancellable, GError **error)
{
  return balik_plan_file_read_with (path, BALIK_PLAN_READ_STRICTLY, cancellable, error);
}
