/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-work-copy-private.h"

/* The acts in a working copy, as the history goes on. */

/* For friends: how many acts are done after @step. */
guint
balik_work_copy_count_done (const BalikWorkCopy *self, const BalikWorkStep *step)
{
  switch (step->change)
    {
    case BALIK_HISTORY_NEW:
    case BALIK_HISTORY_REDONE:
      return self->n_done + 1;
    case BALIK_HISTORY_UNDONE:
      return self->n_done - 1;
    case BALIK_HISTORY_MERGED:
      return self->n_done;
    default:
      g_return_val_if_reached (self->n_done);
    }
}

static gboolean
delete_from (BalikWorkCopy *self, BalikWorkStatement which, guint id, GError **error)
{
  sqlite3_stmt *statement = self->statements[which];

  return balik_database_check (self->database, sqlite3_bind_int64 (statement, 1, id), error)
         && balik_database_finish (self->database, statement, error);
}

/* What was taken back, or did less, gives way. */
static gboolean
replace_act (BalikWorkCopy *self, guint id, const BalikEditGroup *act, GError **error)
{
  return delete_from (self, BALIK_WORK_DELETE_ACTS, id, error)
         && delete_from (self, BALIK_WORK_DELETE_ACT_EDITS, id, error)
         && balik_act_write (self->database, self->statements[BALIK_WORK_INSERT_ACT],
                             self->statements[BALIK_WORK_INSERT_ACT_EDIT], id, act, error);
}

/* For friends: inside a transaction. */
gboolean
balik_work_copy_add_act (BalikWorkCopy *self, const BalikWorkStep *step, GError **error)
{
  const gboolean is_kept
      = step->change == BALIK_HISTORY_NEW || step->change == BALIK_HISTORY_MERGED;
  const gboolean needs_one
      = step->change == BALIK_HISTORY_MERGED || step->change == BALIK_HISTORY_UNDONE;
  const guint n_done = balik_work_copy_count_done (self, step);
  g_autofree char *text = g_strdup_printf ("%u", n_done);
  sqlite3_stmt *count = self->statements[BALIK_WORK_COUNT_DONE];

  if (needs_one && self->n_done == 0)
    return balik_database_check (self->database, SQLITE_CORRUPT, error);
  if (is_kept && !replace_act (self, n_done - 1, step->act, error))
    return FALSE;
  return balik_database_bind_text (self->database, count, 1, text, error)
         && balik_database_finish (self->database, count, error);
}

/* For friends: inside a transaction. */
gboolean
balik_work_copy_replace_acts (BalikWorkCopy *self, const BalikActs *acts, GError **error)
{
  return balik_database_run (self->database, "DELETE FROM act", error)
         && balik_database_run (self->database, "DELETE FROM edit", error)
         && balik_acts_write (acts, self->database, error);
}

/**
 * balik_work_copy_read_acts:
 * @self: a working copy
 * @error: why not
 *
 * Returns: (transfer full): what its user did
 */
BalikActs *
balik_work_copy_read_acts (BalikWorkCopy *self, GError **error)
{
  BalikActs *acts = balik_acts_read (self->database, error);

  if (acts != NULL)
    self->n_done = acts->n_done;
  return acts;
}

/**
 * balik_work_copy_get_n_done:
 * @self: a working copy
 *
 * Returns: how many of its acts are done
 */
guint
balik_work_copy_get_n_done (BalikWorkCopy *self)
{
  return self->n_done;
}
