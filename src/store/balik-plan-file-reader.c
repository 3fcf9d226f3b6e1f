/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-file.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-plan-header.h"
#include "balik-plan-scan.h"
#include "balik-plan-taker.h"
#include "balik-reader-process.h"

/*
 * A plan comes from a stranger. Opening goes in this order, and no step counts
 * on a later one:
 *
 *   ordinary file of a fitting size → bytes, read once → no side files → our
 *   own look at the header → in another process, which has nothing but the
 *   bytes: SQLite with every power taken from it, the tables compared with
 *   ours, integrity unless there is more than ours → here again: each value,
 *   what the values mean together, and the digest of it all
 */

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

  self->outcome = BALIK_PLAN_OPENS;
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->bytes = g_bytes_ref (bytes);
  self->hash = balik_digest_of_bytes (bytes);
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
  g_autofree guint8 *copy = NULL;
  g_autoptr (BalikPlanFile) self = NULL;
  g_autoptr (BalikPlanTaker) taker = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  if (reading == BALIK_PLAN_READ_SALVAGE)
    return balik_plan_file_salvage_bytes (bytes, name, cancellable, error);
  copy = balik_io_try_malloc (size);
  if (copy == NULL)
    {
      balik_file_fail (name, ENOMEM, FALSE, error);
      return NULL;
    }
  memcpy (copy, data, size);
  self = balik_plan_file_new (bytes);
  taker = balik_plan_taker_new (self, name, reading);
  notes = g_ptr_array_new_with_free_func (g_free);
  if (!balik_plan_scan (copy, size, name, cancellable, notes, balik_plan_taker_take, taker, error))
    return NULL;
  balik_plan_taker_take_notes (taker, notes,
                               notes->len > 0 ? BALIK_PLAN_REPAIRED : BALIK_PLAN_OPENS);
  if (!balik_plan_taker_end (taker, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * balik_plan_file_read_bytes:
 * @bytes: what a file holds, 512 bytes or more
 * @name: what messages call it
 * @cancellable: (nullable): stops it
 * @error: why it is not opened
 *
 * Returns: (transfer full): what is in it, which is what was saved, perhaps with
 *     more beside it that was left out
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

/* As balik_plan_file_read_bytes_with (), but SQLite is in another process. */
static BalikPlanFile *
read_apart (GBytes *bytes,
            const char *name,
            BalikPlanReading reading,
            GCancellable *cancellable,
            GError **error)
{
  const gboolean is_salvage = reading == BALIK_PLAN_READ_SALVAGE;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (BalikReaderProcess) process = NULL;
  g_autoptr (BalikRowParser) parser = NULL;
  g_autoptr (BalikPlanFile) self = NULL;
  g_autoptr (BalikPlanTaker) taker = NULL;

  if (!is_salvage && !balik_plan_header_check (data, size, name, error))
    return NULL;
  process = balik_reader_process_new (bytes, name,
                                      is_salvage ? BALIK_READER_SALVAGE : BALIK_READER_OPEN, error);
  if (process == NULL)
    return NULL;
  /* This hashes the bytes, while the other process reads them. */
  self = balik_plan_file_new (bytes);
  taker = balik_plan_taker_new (self, name, reading);
  parser = balik_row_parser_new (name, balik_row_stream_get_max_bytes (size), balik_plan_taker_take,
                                 taker);
  if (!balik_reader_process_receive (process, parser, cancellable, error))
    return NULL;
  balik_plan_taker_take_notes (taker, balik_row_parser_get_notes (parser),
                               balik_row_parser_get_outcome (parser));
  if (!balik_plan_taker_end (taker, error))
    return NULL;
  return g_steal_pointer (&self);
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
  g_autoptr (GError) unfinished = NULL;
  BalikPlanFile *self;
  struct stat info;

  bytes = balik_file_read (path, BALIK_FILE_MIN_BYTES, &info, cancellable, error);
  if (bytes == NULL)
    return NULL;
  if (balik_file_has_side_files (path, &unfinished) && reading != BALIK_PLAN_READ_SALVAGE)
    {
      g_propagate_error (error, g_steal_pointer (&unfinished));
      return NULL;
    }
  self = read_apart (bytes, name, reading, cancellable, error);
  if (self != NULL && unfinished != NULL)
    g_ptr_array_add (self->notes,
                     g_strdup (_ ("Another program left unfinished changes beside the plan; they "
                                  "were left out.")));
  return self;
}

/**
 * balik_plan_file_salvage:
 * @path: the resolved path of a file
 * @cancellable: (nullable): stops it
 * @error: why nothing of a plan could be saved
 *
 * As balik_plan_file_salvage_bytes(), in another process. The file stays as it is.
 *
 * Returns: (transfer full): what could be saved
 */
BalikPlanFile *
balik_plan_file_salvage (const char *path, GCancellable *cancellable, GError **error)
{
  return balik_plan_file_read_with (path, BALIK_PLAN_READ_SALVAGE, cancellable, error);
}

/**
 * balik_plan_file_read:
 * @path: the resolved path of a file
 * @cancellable: (nullable): stops it
 * @error: why it is not opened
 *
 * As balik_plan_file_read_with(), strictly.
 *
 * Returns: (transfer full): what is in it, which is what was saved, perhaps with
 *     more beside it that was left out
 */
BalikPlanFile *
balik_plan_file_read (const char *path, GCancellable *cancellable, GError **error)
{
  return balik_plan_file_read_with (path, BALIK_PLAN_READ_STRICTLY, cancellable, error);
}
