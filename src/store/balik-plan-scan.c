/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-scan.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-foreign.h"
#include "balik-plan-header.h"
#include "balik-schema-compare.h"

/*
 * A stranger's bytes as rows. The tables are compared with ours before
 * anything else is read, because even a check of integrity would run what a
 * foreign schema says; where there is more than ours, none is made. What the rows say is looked at by whoever takes them.
 */

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

/* Tables that a version to come made otherwise are no damage. */
static gboolean
check_schema (BalikDatabase *database, const guint8 *data, GPtrArray *notes, GError **error)
{
  const guint32 version = balik_plan_header_get_version (data);
  g_autoptr (GError) reason = NULL;

  if (balik_schema_compare (database, version, notes, &reason))
    return notes->len > 0 || check_integrity (database, error);
  if (version <= BALIK_SCHEMA_VERSION)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NEWER,
                 /* Translators: the name of a plan, then two version numbers */
                 _ ("“%s” was written by a newer Balik, in version %u of the file; this Balik "
                    "reads up to version %u."),
                 database->name, version, BALIK_SCHEMA_VERSION);
  return FALSE;
}

/**
 * balik_plan_scan:
 * @data: what a file holds, 512 bytes or more; it changes
 * @size: how many bytes
 * @name: what messages call the file
 * @cancellable: (nullable): stops it
 * @notes: (element-type utf8): gets a whole sentence for each thing that is left out
 * @take: called for each row, table by table
 * @taker: for @take
 * @error: why it ended early
 *
 * Reads the rows of a plan that nobody vouches for.
 *
 * Returns: whether all rows were taken
 */
gboolean
balik_plan_scan (guint8 *data,
                 gsize size,
                 const char *name,
                 GCancellable *cancellable,
                 GPtrArray *notes,
                 BalikRowFunc take,
                 gpointer taker,
                 GError **error)
{
  g_autoptr (BalikForeign) foreign = balik_foreign_new (data, size, name, cancellable, error);
  gboolean is_done = foreign != NULL && check_schema (foreign->database, data, notes, error);

  for (BalikTable table = 0; is_done && table < BALIK_N_TABLES; table++)
    is_done = balik_table_scan (table, foreign->database, take, taker, error);
  if (!is_done && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  return is_done;
}
