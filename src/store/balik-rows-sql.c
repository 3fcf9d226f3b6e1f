/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-rows.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-field-check.h"
#include "balik-value-columns.h"

/*
 * Rows from and to the tables of balik-schema.c. What is read here is not
 * believed yet: types, kinds and keys are looked at one by one, and
 * balik_plan_rows_build () then looks at what they mean together.
 */

static gboolean
fail_row (BalikDatabase *database, const char *table, gint64 id, GError **error)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: the name of a plan, the name of a table, the number of a row */
               _ ("“%s” is damaged: in the table “%s”, row %s is nothing that Balik writes."),
               database->name, table, row);
  return FALSE;
}

static gboolean
find_kind (const char *name, BalikItemKind *kind)
{
  for (guint i = 0; i < BALIK_ITEM_N_KINDS; i++)
    if (strcmp (balik_item_kind_get_name (i), name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* The same key as a string that stays; keys of a file itself are not interned. */
static const char *
find_list_key (const char *key)
{
  static const BalikItemKind holders[] = { BALIK_ITEM_PLAN, BALIK_ITEM_LINE };

  if (*key == '\0')
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    {
      const BalikField *field = balik_fields_find (holders[i], key);

      if (field != NULL && field->type == BALIK_FIELD_LIST)
        return g_intern_string (key);
    }
  return NULL;
}

static gboolean
read_item (BalikPlanRows *self, sqlite3_stmt *statement)
{
  g_autofree char *kind = balik_database_dup_text (statement, 1);
  g_autofree char *list = balik_database_dup_text (statement, 3);
  BalikItemRow row = { 0 };
  gint64 position;

  for (int column = 0; column <= 4; column += 2)
    if (sqlite3_column_type (statement, column) != SQLITE_INTEGER)
      return FALSE;
  row.id = sqlite3_column_int64 (statement, 0);
  row.parent = sqlite3_column_int64 (statement, 2);
  position = sqlite3_column_int64 (statement, 4);
  if (kind == NULL || list == NULL || position < 0 || position > G_MAXINT
      || !find_kind (kind, &row.kind))
    return FALSE;
  row.position = (guint)position;
  row.list_key = find_list_key (list);
  if (row.list_key == NULL)
    return FALSE;
  if (self->items->len > 0
      && row.id <= g_array_index (self->items, BalikItemRow, self->items->len - 1).id)
    return FALSE;
  g_array_append_val (self->items, row);
  return TRUE;
}

static const BalikItemRow *
find_item (const BalikPlanRows *self, gint64 id)
{
  guint low = 0;
  guint high = self->items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const BalikItemRow *row = &g_array_index (self->items, BalikItemRow, middle);

      if (row->id == id)
        return row;
      if (row->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* Whether @value is what @key of such an item holds; an origin belongs to another key. */
static gboolean
fits (BalikItemKind kind, const char *key, const BalikValue *value)
{
  const BalikField *field;

  if (g_str_has_suffix (key, BALIK_ORIGIN_SUFFIX))
    {
      g_autofree char *base = g_strndup (key, strlen (key) - strlen (BALIK_ORIGIN_SUFFIX));

      field = balik_fields_find (kind, base);
      return field != NULL && balik_field_has_origin (field)
             && balik_value_get_value_type (value) == BALIK_VALUE_ORIGIN;
    }

  field = balik_fields_find (kind, key);
  return field != NULL && balik_field_takes_type (field, balik_value_get_value_type (value));
}

static gboolean
read_value (BalikPlanRows *self, sqlite3_stmt *statement)
{
  g_autofree char *key = balik_database_dup_text (statement, 1);
  g_autoptr (BalikValue) value = balik_value_new_from_columns (statement, 2);
  BalikValueRow row = { .item = sqlite3_column_int64 (statement, 0) };
  const BalikItemRow *item = find_item (self, row.item);

  if (sqlite3_column_type (statement, 0) != SQLITE_INTEGER || item == NULL || key == NULL
      || value == NULL || !fits (item->kind, key, value))
    return FALSE;
  if (self->values->len > 0)
    {
      const BalikValueRow *last
          = &g_array_index (self->values, BalikValueRow, self->values->len - 1);

      if (row.item < last->item || (row.item == last->item && strcmp (key, last->key) <= 0))
        return FALSE;
    }
  row.key = g_intern_string (key);
  row.value = g_steal_pointer (&value);
  g_array_append_val (self->values, row);
  return TRUE;
}

static gboolean
read_table (BalikPlanRows *self,
            BalikDatabase *database,
            const char *table,
            const char *sql,
            gboolean (*read_row) (BalikPlanRows *self, sqlite3_stmt *statement),
            GError **error)
{
  g_autoptr (sqlite3_stmt) statement = balik_database_prepare (database, sql, error);
  gboolean has_row;

  if (statement == NULL || !balik_database_step (database, statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      if (!read_row (self, statement))
        return fail_row (database, table, sqlite3_column_int64 (statement, 0), error);
      if (!balik_database_step (database, statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * balik_plan_rows_read:
 * @database: a database whose schema was verified
 * @error: the first row that is not ours
 *
 * Reads the rows and looks at each: its types, its kind, its key.
 *
 * Returns: (transfer full): the rows
 */
BalikPlanRows *
balik_plan_rows_read (BalikDatabase *database, GError **error)
{
  g_autoptr (BalikPlanRows) self = balik_plan_rows_new ();

  if (!read_table (self, database, "item",
                   "SELECT id, kind, parent, list, position FROM item ORDER BY id", read_item,
                   error)
      || !read_table (self, database, "value",
                      "SELECT item, key, type, low, likely, high, text FROM value"
                      " ORDER BY item, key",
                      read_value, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
balik_item_row_bind (const BalikItemRow *self,
                     BalikDatabase *database,
                     sqlite3_stmt *statement,
                     GError **error)
{
  return balik_database_check (database, sqlite3_bind_int64 (statement, 1, self->id), error)
         && balik_database_bind_text (database, statement, 2, balik_item_kind_get_name (self->kind),
                                      error)
         && balik_database_check (database, sqlite3_bind_int64 (statement, 3, self->parent), error)
         && balik_database_bind_text (database, statement, 4, self->list_key, error)
         && balik_database_check (database, sqlite3_bind_int64 (statement, 5, self->position),
                                  error);
}

gboolean
balik_value_row_bind (const BalikValueRow *self,
                      BalikDatabase *database,
                      sqlite3_stmt *statement,
                      GError **error)
{
  return balik_database_check (database, sqlite3_bind_int64 (statement, 1, self->item), error)
         && balik_database_bind_text (database, statement, 2, self->key, error)
         && balik_value_bind (self->value, database, statement, 3, error);
}

/**
 * balik_plan_rows_write:
 * @self: rows
 * @database: a database with empty tables, inside a transaction
 * @error: why not
 *
 * Writes the rows.
 *
 * Returns: whether it was done
 */
gboolean
balik_plan_rows_write (const BalikPlanRows *self, BalikDatabase *database, GError **error)
{
  g_autoptr (sqlite3_stmt) item = balik_database_prepare (database, BALIK_SQL_INSERT_ITEM, error);
  g_autoptr (sqlite3_stmt) value = NULL;

  if (item == NULL)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const BalikItemRow *row = &g_array_index (self->items, BalikItemRow, i);

      if (!balik_item_row_bind (row, database, item, error)
          || !balik_database_finish (database, item, error))
        return FALSE;
    }

  value = balik_database_prepare (database, BALIK_SQL_REPLACE_VALUE, error);
  if (value == NULL)
    return FALSE;
  for (guint i = 0; i < self->values->len; i++)
    {
      const BalikValueRow *row = &g_array_index (self->values, BalikValueRow, i);

      if (!balik_value_row_bind (row, database, value, error)
          || !balik_database_finish (database, value, error))
        return FALSE;
    }
  return TRUE;
}
