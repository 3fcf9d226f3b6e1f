/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-scan.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-foreign.h"
#include "balik-schema.h"

/*
 * A stranger's bytes as rows. The tables are compared with ours before
 * anything else is read, because even a check of integrity would run what a
 * foreign schema says. What the rows say is looked at by whoever takes them.
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

/**
 * balik_plan_scan:
 * @data: what a file holds, 512 bytes or more; it changes
 * @size: how many bytes
 * @name: what messages call the file
 * @cancellable: (nullable): stops it
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
                 BalikRowFunc take,
                 gpointer taker,
                 GError **error)
{
  g_autoptr (BalikForeign) foreign = balik_foreign_new (data, size, name, cancellable, error);
  gboolean is_done = foreign != NULL && balik_schema_verify (foreign->database, error)
                     && check_integrity (foreign->database, error);

  for (BalikTable table = 0; is_done && table < BALIK_N_TABLES; table++)
    is_done = balik_table_scan (table, foreign->database, take, taker, error);
  if (!is_done && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  return is_done;
}
