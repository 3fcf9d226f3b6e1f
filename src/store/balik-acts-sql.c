/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-acts.h"

#include <string.h>

#include "balik-plan-meta.h"
#include "balik-plan-rows.h"
#include "balik-row-words.h"
#include "balik-value-columns.h"

/*
 * Acts from and to the tables of balik-work-schema.c. What is read is not
 * believed: each row is looked at here, and balik_acts_fit () then tries
 * whether they are acts of the plan.
 */

/* The cells of an act, then those of an edit. */
enum
{
  ACT_ID,
  ACT_LABEL,
  ACT_PLACE,
  ACT_N_CELLS,
};
enum
{
  EDIT_ACT,
  EDIT_NUMBER,
  EDIT_KIND,
  EDIT_ITEM,
  EDIT_ITEM_KIND,
  EDIT_PARENT,
  EDIT_LIST,
  EDIT_FROM,
  EDIT_TO,
  EDIT_KEY,
  EDIT_BEFORE,
  EDIT_AFTER = EDIT_BEFORE + BALIK_VALUE_N_CELLS,
  EDIT_N_CELLS = EDIT_AFTER + BALIK_VALUE_N_CELLS,
};

static const char *const kind_names[] = {
  [BALIK_EDIT_SET] = "set",
  [BALIK_EDIT_INSERT] = "insert",
  [BALIK_EDIT_REMOVE] = "remove",
  [BALIK_EDIT_MOVE] = "move",
};

static void
set_integer (BalikCell *cell, gint64 integer)
{
  *cell = (BalikCell){ .type = BALIK_CELL_INTEGER, .integer = integer };
}

static void
set_text (BalikCell *cell, const char *text)
{
  balik_cell_set_text (cell, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
}

/* Gives back what the text of the value is lent from. */
static char *
set_value (BalikCell *cells, const BalikValue *value)
{
  if (value != NULL)
    return balik_value_fill_cells (value, cells);
  for (guint i = 0; i < BALIK_VALUE_N_CELLS; i++)
    cells[i] = (BalikCell){ .type = BALIK_CELL_NULL };
  return NULL;
}

static gboolean
write_cells (BalikDatabase *database,
             sqlite3_stmt *statement,
             const BalikCell *cells,
             guint n_cells,
             GError **error)
{
  for (guint i = 0; i < n_cells; i++)
    if (!balik_cell_bind (&cells[i], database, statement, (int)i + 1, error))
      return FALSE;
  return balik_database_finish (database, statement, error);
}

static gboolean
write_edit (BalikDatabase *database,
            sqlite3_stmt *statement,
            guint act,
            guint number,
            const BalikEdit *edit,
            GError **error)
{
  BalikCell cells[EDIT_N_CELLS];
  g_autofree char *before = set_value (&cells[EDIT_BEFORE], edit->before);
  g_autofree char *after = set_value (&cells[EDIT_AFTER], edit->after);

  set_integer (&cells[EDIT_ACT], act);
  set_integer (&cells[EDIT_NUMBER], number);
  set_text (&cells[EDIT_KIND], kind_names[edit->kind]);
  set_integer (&cells[EDIT_ITEM], edit->item);
  set_text (&cells[EDIT_ITEM_KIND], balik_item_kind_get_name (edit->item_kind));
  set_integer (&cells[EDIT_PARENT], edit->parent);
  set_text (&cells[EDIT_LIST], edit->list_key);
  set_integer (&cells[EDIT_FROM], edit->from);
  set_integer (&cells[EDIT_TO], edit->to);
  set_text (&cells[EDIT_KEY], edit->key);
  return write_cells (database, statement, cells, EDIT_N_CELLS, error);
}

/**
 * balik_act_write:
 * @database: a database, inside a transaction
 * @insert_act: a statement of %BALIK_SQL_INSERT_ACT
 * @insert_edit: a statement of %BALIK_SQL_INSERT_EDIT
 * @id: the number of the act
 * @act: the act, as it was applied
 * @error: why not
 *
 * Writes one act.
 *
 * Returns: whether it was done
 */
gboolean
balik_act_write (BalikDatabase *database,
                 sqlite3_stmt *insert_act,
                 sqlite3_stmt *insert_edit,
                 guint id,
                 const BalikEditGroup *act,
                 GError **error)
{
  BalikCell cells[ACT_N_CELLS];

  set_integer (&cells[ACT_ID], id);
  set_text (&cells[ACT_LABEL], balik_edit_group_get_label (act));
  set_text (&cells[ACT_PLACE], balik_edit_group_get_place (act));
  if (!write_cells (database, insert_act, cells, ACT_N_CELLS, error))
    return FALSE;
  for (guint i = 0; i < balik_edit_group_get_n_edits (act); i++)
    if (!write_edit (database, insert_edit, id, i, balik_edit_group_get_edit (act, i), error))
      return FALSE;
  return TRUE;
}

/**
 * balik_acts_write:
 * @self: acts
 * @database: a database whose tables for acts are empty, inside a transaction
 * @error: why not
 *
 * Writes them, with the place.
 *
 * Returns: whether it was done
 */
gboolean
balik_acts_write (const BalikActs *self, BalikDatabase *database, GError **error)
{
  g_autoptr (sqlite3_stmt) act = balik_database_prepare (database, BALIK_SQL_INSERT_ACT, error);
  g_autoptr (sqlite3_stmt) edit
      = act != NULL ? balik_database_prepare (database, BALIK_SQL_INSERT_EDIT, error) : NULL;
  g_autofree char *n_done = g_strdup_printf ("%u", self->n_done);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    if (!balik_act_write (database, act, edit, i, g_ptr_array_index (self->groups, i), error))
      return FALSE;
  return balik_meta_write_text (database, "acts_done", n_done, error)
         && balik_meta_write_text (database, "place", self->place, error);
}

static gboolean
get_integer (const BalikCell *cell, gint64 least, gint64 most, gint64 *integer)
{
  *integer = cell->integer;
  return cell->type == BALIK_CELL_INTEGER && *integer >= least && *integer <= most;
}

/* An absent value has no cell filled. */
static gboolean
get_value (const BalikCell *cells, BalikValue **value)
{
  *value = balik_value_new_from_cells (cells);
  for (guint i = 0; *value == NULL && i < BALIK_VALUE_N_CELLS; i++)
    if (cells[i].type != BALIK_CELL_NULL)
      return FALSE;
  return TRUE;
}

static gboolean
find_edit_kind (const char *name, BalikEditKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (strcmp (kind_names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
get_numbers (BalikEdit *edit, const BalikCell *cells)
{
  gint64 from, to;

  if (!get_integer (&cells[EDIT_ITEM], BALIK_PLAN_ROOT_ID, G_MAXINT64 / 2, &edit->item)
      || !get_integer (&cells[EDIT_PARENT], 0, G_MAXINT64 / 2, &edit->parent)
      || !get_integer (&cells[EDIT_FROM], 0, G_MAXINT, &from)
      || !get_integer (&cells[EDIT_TO], 0, G_MAXINT, &to))
    return FALSE;
  edit->from = (guint)from;
  edit->to = (guint)to;
  return TRUE;
}

static gboolean
get_kinds (BalikEdit *edit, const BalikCell *cells)
{
  return cells[EDIT_KIND].text != NULL && find_edit_kind (cells[EDIT_KIND].text, &edit->kind)
         && cells[EDIT_ITEM_KIND].text != NULL
         && balik_rows_find_kind (cells[EDIT_ITEM_KIND].text, &edit->item_kind);
}

static gboolean
takes (const BalikEdit *edit, const BalikValue *value)
{
  return value == NULL || balik_rows_key_takes (edit->item_kind, edit->key, value);
}

/* Each kind of edit has a list, a key and values, or has none. */
static gboolean
get_keys (BalikEdit *edit, const BalikCell *cells)
{
  const gboolean has_list = edit->kind == BALIK_EDIT_INSERT || edit->kind == BALIK_EDIT_REMOVE;
  const gboolean has_key = edit->kind == BALIK_EDIT_SET;
  const char *list = cells[EDIT_LIST].text;
  const char *key = cells[EDIT_KEY].text;

  if (list == NULL || key == NULL || has_list != (*list != '\0') || has_key != (*key != '\0'))
    return FALSE;
  if (has_key)
    {
      edit->key = g_intern_string (key);
      return takes (edit, edit->before) && takes (edit, edit->after);
    }
  if (has_list)
    edit->list_key = balik_rows_find_list_key (list);
  return edit->before == NULL && edit->after == NULL && (!has_list || edit->list_key != NULL);
}

static gboolean
take_edit (const BalikActs *self, const BalikCell *cells)
{
  BalikEdit edit = { 0 };
  g_autoptr (BalikValue) before = NULL;
  g_autoptr (BalikValue) after = NULL;
  BalikEditGroup *group;
  gint64 act, number;

  if (!get_integer (&cells[EDIT_ACT], 0, (gint64)self->groups->len - 1, &act)
      || !get_value (&cells[EDIT_BEFORE], &before) || !get_value (&cells[EDIT_AFTER], &after))
    return FALSE;
  group = g_ptr_array_index (self->groups, (guint)act);
  number = balik_edit_group_get_n_edits (group);
  edit.before = before;
  edit.after = after;
  if (!get_integer (&cells[EDIT_NUMBER], number, number, &number) || !get_numbers (&edit, cells)
      || !get_kinds (&edit, cells) || !get_keys (&edit, cells))
    return FALSE;
  balik_edit_group_add (group, &edit);
  return TRUE;
}

static gboolean
take_act (const BalikActs *self, const BalikCell *cells)
{
  gint64 id = self->groups->len;
  BalikEditGroup *group;

  if (cells[ACT_LABEL].text == NULL || cells[ACT_PLACE].text == NULL
      || !get_integer (&cells[ACT_ID], id, id, &id))
    return FALSE;
  group = balik_edit_group_new (cells[ACT_LABEL].text);
  balik_edit_group_set_place (group, cells[ACT_PLACE].text);
  g_ptr_array_add (self->groups, group);
  return TRUE;
}

static gboolean
read_table (const BalikActs *self,
            BalikDatabase *database,
            const char *sql,
            guint n_cells,
            gboolean (*take) (const BalikActs *self, const BalikCell *cells),
            GError **error)
{
  g_autoptr (sqlite3_stmt) statement = balik_database_prepare (database, sql, error);
  BalikCell cells[EDIT_N_CELLS];
  gboolean has_row;

  if (statement == NULL || !balik_database_step (database, statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      for (guint i = 0; i < n_cells; i++)
        balik_cell_read (&cells[i], statement, (int)i);
      if (!take (self, cells))
        return balik_database_check (database, SQLITE_CORRUPT, error);
      if (!balik_database_step (database, statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/* Of a working copy from before there were acts, nothing is said there. */
static gboolean
read_state (BalikActs *self, BalikDatabase *database, GError **error)
{
  g_autoptr (GHashTable) texts = balik_meta_read_all (database, error);
  const char *n_done;
  const char *place;
  guint64 number = 0;

  if (texts == NULL)
    return FALSE;
  n_done = g_hash_table_lookup (texts, "acts_done");
  place = g_hash_table_lookup (texts, "place");
  if (n_done != NULL
      && !g_ascii_string_to_unsigned (n_done, 10, 0, self->groups->len, &number, NULL))
    return balik_database_check (database, SQLITE_CORRUPT, error);
  self->n_done = (guint)number;
  g_set_str (&self->place, place != NULL ? place : "");
  return TRUE;
}

/**
 * balik_acts_read:
 * @database: a database whose schema was verified
 * @error: that there is something which is not ours
 *
 * Reads the acts and looks at each row.
 *
 * Returns: (transfer full): the acts
 */
BalikActs *
balik_acts_read (BalikDatabase *database, GError **error)
{
  g_autoptr (BalikActs) self = balik_acts_new ();

  if (!read_table (self, database, "SELECT id, label, place FROM act ORDER BY id", ACT_N_CELLS,
                   take_act, error)
      || !read_table (self, database,
                      "SELECT act, number, kind, item, item_kind, parent, list, from_position,"
                      " to_position, key, before_type, before_low, before_likely, before_high,"
                      " before_text, after_type, after_low, after_likely, after_high, after_text"
                      " FROM edit ORDER BY act, number",
                      EDIT_N_CELLS, take_edit, error)
      || !read_state (self, database, error))
    return NULL;
  return g_steal_pointer (&self);
}
