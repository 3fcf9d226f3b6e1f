/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-work-copy-private.h"

#include "balik-edit.h"

/* Edits as changes of rows, with statements that are prepared once. */

static const char *const sql[] = {
  [BALIK_WORK_INSERT_ITEM] = BALIK_SQL_INSERT_ITEM,
  [BALIK_WORK_DELETE_ITEM] = "DELETE FROM item WHERE id = ?1",
  [BALIK_WORK_FIND_ITEM] = "SELECT parent, list FROM item WHERE id = ?1",
  /* The things of a list from one place to another move by some places. */
  [BALIK_WORK_SHIFT_ITEMS] = "UPDATE item SET position = position + ?5"
                             " WHERE parent = ?1 AND list = ?2 AND position BETWEEN ?3 AND ?4",
  [BALIK_WORK_PLACE_ITEM] = "UPDATE item SET position = ?2 WHERE id = ?1",
  [BALIK_WORK_REPLACE_VALUE] = BALIK_SQL_REPLACE_VALUE,
  [BALIK_WORK_DELETE_VALUE] = "DELETE FROM value WHERE item = ?1 AND key = ?2",
  [BALIK_WORK_COUNT_CHANGES] = "REPLACE INTO meta (key, value) VALUES ('changes', ?1)",
  [BALIK_WORK_DELETE_ACTS] = "DELETE FROM act WHERE id >= ?1",
  [BALIK_WORK_DELETE_ACT_EDITS] = "DELETE FROM edit WHERE act >= ?1",
  [BALIK_WORK_INSERT_ACT] = BALIK_SQL_INSERT_ACT,
  [BALIK_WORK_INSERT_ACT_EDIT] = BALIK_SQL_INSERT_EDIT,
  [BALIK_WORK_COUNT_DONE] = "REPLACE INTO meta (key, value) VALUES ('acts_done', ?1)",
};

/* For friends: makes the statements. */
gboolean
balik_work_copy_prepare (BalikWorkCopy *self, GError **error)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (sql) == G_N_ELEMENTS (self->statements));

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      self->statements[i] = balik_database_prepare (self->database, sql[i], error);
      if (self->statements[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
bind_integer (BalikWorkCopy *self,
              BalikWorkStatement which,
              int place,
              gint64 integer,
              GError **error)
{
  return balik_database_check (self->database,
                               sqlite3_bind_int64 (self->statements[which], place, integer), error);
}

static gboolean
bind_text (BalikWorkCopy *self,
           BalikWorkStatement which,
           int place,
           const char *text,
           GError **error)
{
  return balik_database_bind_text (self->database, self->statements[which], place, text, error);
}

static gboolean
finish (BalikWorkCopy *self, BalikWorkStatement which, GError **error)
{
  return balik_database_finish (self->database, self->statements[which], error);
}

/* As finish (), where one row must have been met: else the copy is not that of the plan. */
static gboolean
finish_one (BalikWorkCopy *self, BalikWorkStatement which, GError **error)
{
  if (!finish (self, which, error))
    return FALSE;
  if (sqlite3_changes (self->database->db) == 1)
    return TRUE;
  return balik_database_check (self->database, SQLITE_CORRUPT, error);
}

static gboolean
shift (BalikWorkCopy *self,
       gint64 parent,
       const char *list,
       guint from,
       guint to,
       int by,
       GError **error)
{
  return bind_integer (self, BALIK_WORK_SHIFT_ITEMS, 1, parent, error)
         && bind_text (self, BALIK_WORK_SHIFT_ITEMS, 2, list, error)
         && bind_integer (self, BALIK_WORK_SHIFT_ITEMS, 3, from, error)
         && bind_integer (self, BALIK_WORK_SHIFT_ITEMS, 4, to, error)
         && bind_integer (self, BALIK_WORK_SHIFT_ITEMS, 5, by, error)
         && finish (self, BALIK_WORK_SHIFT_ITEMS, error);
}

static gboolean
add_set (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  const BalikValueRow row = { .item = edit->item, .key = edit->key, .value = edit->after };

  if (edit->after == NULL)
    return bind_integer (self, BALIK_WORK_DELETE_VALUE, 1, edit->item, error)
           && bind_text (self, BALIK_WORK_DELETE_VALUE, 2, edit->key, error)
           && finish (self, BALIK_WORK_DELETE_VALUE, error);
  return balik_value_row_bind (&row, self->database, self->statements[BALIK_WORK_REPLACE_VALUE],
                               error)
         && finish_one (self, BALIK_WORK_REPLACE_VALUE, error);
}

static gboolean
add_insert (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  const BalikItemRow row = { .id = edit->item,
                             .kind = edit->item_kind,
                             .parent = edit->parent,
                             .list_key = edit->list_key,
                             .position = edit->to };

  return shift (self, edit->parent, edit->list_key, edit->to, G_MAXINT, 1, error)
         && balik_item_row_bind (&row, self->database, self->statements[BALIK_WORK_INSERT_ITEM],
                                 error)
         && finish_one (self, BALIK_WORK_INSERT_ITEM, error);
}

static gboolean
add_remove (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  return bind_integer (self, BALIK_WORK_DELETE_ITEM, 1, edit->item, error)
         && finish_one (self, BALIK_WORK_DELETE_ITEM, error)
         && shift (self, edit->parent, edit->list_key, edit->from, G_MAXINT, -1, error);
}

/* A move names no list, so the copy is asked. */
static gboolean
add_move (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  sqlite3_stmt *find = self->statements[BALIK_WORK_FIND_ITEM];
  g_autofree char *list = NULL;
  gint64 parent = 0;
  gboolean has_row;

  if (!bind_integer (self, BALIK_WORK_FIND_ITEM, 1, edit->item, error)
      || !balik_database_step (self->database, find, &has_row, error))
    return FALSE;
  if (has_row)
    {
      parent = sqlite3_column_int64 (find, 0);
      list = balik_database_dup_text (find, 1);
    }
  sqlite3_reset (find);
  if (list == NULL)
    return balik_database_check (self->database, SQLITE_CORRUPT, error);

  if (edit->from < edit->to && !shift (self, parent, list, edit->from + 1, edit->to, -1, error))
    return FALSE;
  if (edit->from > edit->to && !shift (self, parent, list, edit->to, edit->from - 1, 1, error))
    return FALSE;
  return bind_integer (self, BALIK_WORK_PLACE_ITEM, 1, edit->item, error)
         && bind_integer (self, BALIK_WORK_PLACE_ITEM, 2, edit->to, error)
         && finish_one (self, BALIK_WORK_PLACE_ITEM, error);
}

/* For friends: inside a transaction. */
gboolean
balik_work_copy_add_edit (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  switch (edit->kind)
    {
    case BALIK_EDIT_SET:
      return add_set (self, edit, error);
    case BALIK_EDIT_INSERT:
      return add_insert (self, edit, error);
    case BALIK_EDIT_REMOVE:
      return add_remove (self, edit, error);
    case BALIK_EDIT_MOVE:
      return add_move (self, edit, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* For friends: inside a transaction. */
gboolean
balik_work_copy_count_change (BalikWorkCopy *self, GError **error)
{
  g_autofree char *n_changes = g_strdup_printf ("%" G_GINT64_FORMAT, self->n_changes + 1);

  return bind_text (self, BALIK_WORK_COUNT_CHANGES, 1, n_changes, error)
         && finish (self, BALIK_WORK_COUNT_CHANGES, error);
}
