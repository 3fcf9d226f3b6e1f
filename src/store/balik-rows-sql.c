/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-rows.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-row-words.h"
#include "balik-value-columns.h"

/*
 * Rows from and to the tables of balik-schema.c. What is taken here is not
 * believed yet: types, kinds and keys are looked at one by one, and
 * balik_plan_rows_build () then looks at what they mean together.
 */

/* NOT INDEXED: of a foreign file no index decides what is read. */
static const struct
{
  const char *name;
  guint n_cells;
  const char *sql;
} tables[] = {
  [BALIK_TABLE_META] = { "meta", 2, "SELECT key, value FROM meta NOT INDEXED ORDER BY key" },
  [BALIK_TABLE_ITEM] = { "item", 5,
                         "SELECT id, kind, parent, list, position FROM item NOT INDEXED"
                         " ORDER BY id" },
  [BALIK_TABLE_VALUE] = { "value", 2 + BALIK_VALUE_N_CELLS,
                          "SELECT item, key, type, low, likely, high, text FROM value NOT INDEXED"
                          " ORDER BY item, key" },
};

/**
 * balik_table_get_name:
 * @table: a table
 *
 * Returns: its name in files
 */
const char *
balik_table_get_name (BalikTable table)
{
  return tables[table].name;
}

/**
 * balik_table_get_n_cells:
 * @table: a table
 *
 * Returns: how many columns it has
 */
guint
balik_table_get_n_cells (BalikTable table)
{
  return tables[table].n_cells;
}

/**
 * balik_table_scan:
 * @table: a table
 * @database: a database whose schema was verified
 * @take: called for each row, in the order of the keys
 * @data: for @take
 * @error: why it ended early
 *
 * Reads a table as it is.
 *
 * Returns: whether all rows were taken
 */
gboolean
balik_table_scan (BalikTable table,
                  BalikDatabase *database,
                  BalikRowFunc take,
                  gpointer data,
                  GError **error)
{
  g_autoptr (sqlite3_stmt) statement = balik_database_prepare (database, tables[table].sql, error);
  BalikCell cells[BALIK_ROW_MAX_CELLS];
  gboolean has_row;

  G_STATIC_ASSERT (2 + BALIK_VALUE_N_CELLS <= BALIK_ROW_MAX_CELLS);

  if (statement == NULL || !balik_database_step (database, statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      for (guint i = 0; i < tables[table].n_cells; i++)
        balik_cell_read (&cells[i], statement, (int)i);
      if (!take (data, table, cells, error)
          || !balik_database_step (database, statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * balik_table_fail_row:
 * @table: a table
 * @cells: a row of it
 * @name: what messages call the plan
 * @error: where the sentence goes
 *
 * Says that the row is none of ours.
 *
 * Returns: %FALSE
 */
gboolean
balik_table_fail_row (BalikTable table, const BalikCell *cells, const char *name, GError **error)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, cells[0].integer);

  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: the name of a plan, the name of a table, the number of a row */
               _ ("“%s” is damaged: in the table “%s”, row %s is nothing that Balik writes."), name,
               tables[table].name, row);
  return FALSE;
}

/**
 * balik_plan_rows_take_item:
 * @self: rows, with the items before this one and no values yet
 * @cells: a row of the table "item"
 *
 * Looks at its types, its kind and its list.
 *
 * Returns: whether it is one of ours, and taken
 */
gboolean
balik_plan_rows_take_item (BalikPlanRows *self, const BalikCell *cells)
{
  const gint64 position = cells[BALIK_ITEM_CELL_POSITION].integer;
  BalikItemRow row = { .id = cells[BALIK_ITEM_CELL_ID].integer,
                       .parent = cells[BALIK_ITEM_CELL_PARENT].integer };

  if (cells[BALIK_ITEM_CELL_ID].type != BALIK_CELL_INTEGER
      || cells[BALIK_ITEM_CELL_PARENT].type != BALIK_CELL_INTEGER
      || cells[BALIK_ITEM_CELL_POSITION].type != BALIK_CELL_INTEGER
      || cells[BALIK_ITEM_CELL_KIND].text == NULL || cells[BALIK_ITEM_CELL_LIST].text == NULL
      || position < 0 || position > G_MAXINT
      || !balik_rows_find_kind (cells[BALIK_ITEM_CELL_KIND].text, &row.kind))
    return FALSE;
  row.position = (guint)position;
  row.list_key = balik_rows_find_list_key (cells[BALIK_ITEM_CELL_LIST].text);
  if (row.list_key == NULL)
    return FALSE;
  if (self->items->len > 0
      && row.id <= g_array_index (self->items, BalikItemRow, self->items->len - 1).id)
    return FALSE;
  g_array_append_val (self->items, row);
  return TRUE;
}

/**
 * balik_plan_rows_take_value:
 * @self: rows, with all items and the values before this one
 * @cells: a row of the table "value"
 *
 * Looks at its types and its key.
 *
 * Returns: whether it is one of ours, and taken
 */
gboolean
balik_plan_rows_take_value (BalikPlanRows *self, const BalikCell *cells)
{
  const char *key = cells[BALIK_VALUE_CELL_KEY].text;
  g_autoptr (BalikValue) value = balik_value_new_from_cells (&cells[BALIK_VALUE_CELL_TYPE]);
  BalikValueRow row = { .item = cells[BALIK_VALUE_CELL_ITEM].integer };
  const BalikItemRow *item = balik_plan_rows_find_item (self, row.item);

  if (cells[BALIK_VALUE_CELL_ITEM].type != BALIK_CELL_INTEGER || item == NULL || key == NULL
      || value == NULL || !balik_rows_key_takes (item->kind, key, value))
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

typedef struct
{
  BalikPlanRows *rows;
  const char *name;
} Taker;

static gboolean
take_row (gpointer data, BalikTable table, const BalikCell *cells, GError **error)
{
  Taker *taker = data;
  const gboolean is_ours = table == BALIK_TABLE_ITEM
                               ? balik_plan_rows_take_item (taker->rows, cells)
                               : balik_plan_rows_take_value (taker->rows, cells);

  return is_ours || balik_table_fail_row (table, cells, taker->name, error);
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
  Taker taker = { self, database->name };

  if (!balik_table_scan (BALIK_TABLE_ITEM, database, take_row, &taker, error)
      || !balik_table_scan (BALIK_TABLE_VALUE, database, take_row, &taker, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
set_integer (BalikCell *cell, gint64 integer)
{
  *cell = (BalikCell){ .type = BALIK_CELL_INTEGER, .integer = integer };
}

static void
set_text (BalikCell *cell, const char *text)
{
  balik_cell_set_text (cell, text, strlen (text));
}

/**
 * balik_item_row_fill_cells:
 * @self: a row
 * @cells: (out caller-allocates): room for as many cells as "item" has columns
 *
 * Puts the row into cells.
 */
void
balik_item_row_fill_cells (const BalikItemRow *self, BalikCell *cells)
{
  set_integer (&cells[BALIK_ITEM_CELL_ID], self->id);
  set_text (&cells[BALIK_ITEM_CELL_KIND], balik_item_kind_get_name (self->kind));
  set_integer (&cells[BALIK_ITEM_CELL_PARENT], self->parent);
  set_text (&cells[BALIK_ITEM_CELL_LIST], self->list_key);
  set_integer (&cells[BALIK_ITEM_CELL_POSITION], self->position);
}

/**
 * balik_value_row_fill_cells:
 * @self: a row
 * @cells: (out caller-allocates): room for as many cells as "value" has columns
 *
 * Puts the row into cells.
 *
 * Returns: (transfer full) (nullable): what the cells lend, to be freed after them
 */
char *
balik_value_row_fill_cells (const BalikValueRow *self, BalikCell *cells)
{
  set_integer (&cells[BALIK_VALUE_CELL_ITEM], self->item);
  set_text (&cells[BALIK_VALUE_CELL_KEY], self->key);
  return balik_value_fill_cells (self->value, &cells[BALIK_VALUE_CELL_TYPE]);
}

static gboolean
bind_cells (BalikTable table,
            const BalikCell *cells,
            BalikDatabase *database,
            sqlite3_stmt *statement,
            GError **error)
{
  for (guint i = 0; i < tables[table].n_cells; i++)
    if (!balik_cell_bind (&cells[i], database, statement, (int)i + 1, error))
      return FALSE;
  return TRUE;
}

gboolean
balik_item_row_bind (const BalikItemRow *self,
                     BalikDatabase *database,
                     sqlite3_stmt *statement,
                     GError **error)
{
  BalikCell cells[BALIK_ROW_MAX_CELLS];

  balik_item_row_fill_cells (self, cells);
  return bind_cells (BALIK_TABLE_ITEM, cells, database, statement, error);
}

gboolean
balik_value_row_bind (const BalikValueRow *self,
                      BalikDatabase *database,
                      sqlite3_stmt *statement,
                      GError **error)
{
  BalikCell cells[BALIK_ROW_MAX_CELLS];
  g_autofree char *lent = balik_value_row_fill_cells (self, cells);

  return bind_cells (BALIK_TABLE_VALUE, cells, database, statement, error);
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
