/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-cell.h"
#include "balik-database.h"
#include "balik-plan.h"

G_BEGIN_DECLS

/* The list key is "" for the item of the plan itself, else an interned key. */
typedef struct
{
  gint64 id;
  BalikItemKind kind;
  gint64 parent;
  const char *list_key;
  guint position;
} BalikItemRow;

typedef struct
{
  gint64 item;
  const char *key;
  BalikValue *value;
} BalikValueRow;

/* The tables of a plan, in the order in which they are read. */
typedef enum
{
  BALIK_TABLE_META,
  BALIK_TABLE_ITEM,
  BALIK_TABLE_VALUE,
  BALIK_N_TABLES,
} BalikTable;

/* The first cells of a row of the table "item", and of one of the table "value". */
enum
{
  BALIK_ITEM_CELL_ID,
  BALIK_ITEM_CELL_KIND,
  BALIK_ITEM_CELL_PARENT,
  BALIK_ITEM_CELL_LIST,
  BALIK_ITEM_CELL_POSITION,
};
enum
{
  BALIK_VALUE_CELL_ITEM,
  BALIK_VALUE_CELL_KEY,
  BALIK_VALUE_CELL_TYPE,
};

/* No table has more columns. */
#define BALIK_ROW_MAX_CELLS 7

/**
 * BalikRowFunc:
 * @data: what it works on
 * @table: the table that the row is from
 * @cells: as many cells as the table has columns, lent
 * @error: why not
 *
 * Takes the next row of a plan.
 *
 * Returns: whether to go on
 */
typedef gboolean (*BalikRowFunc) (gpointer data,
                                  BalikTable table,
                                  const BalikCell *cells,
                                  GError **error);

const char *balik_table_get_name (BalikTable table);
guint balik_table_get_n_cells (BalikTable table);
gboolean balik_table_scan (BalikTable table,
                           BalikDatabase *database,
                           BalikRowFunc take,
                           gpointer data,
                           GError **error);
gboolean
balik_table_fail_row (BalikTable table, const BalikCell *cells, const char *name, GError **error);

/* The places of these are filled by the two functions below. */
#define BALIK_SQL_INSERT_ITEM \
  "INSERT INTO item (id, kind, parent, list, position) VALUES (?1, ?2, ?3, ?4, ?5)"
#define BALIK_SQL_REPLACE_VALUE \
  "REPLACE INTO value (item, key, type, low, likely, high, text)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"

void balik_item_row_fill_cells (const BalikItemRow *self, BalikCell *cells);
char *balik_value_row_fill_cells (const BalikValueRow *self,
                                  BalikCell *cells) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_item_row_bind (const BalikItemRow *self,
                              BalikDatabase *database,
                              sqlite3_stmt *statement,
                              GError **error);
gboolean balik_value_row_bind (const BalikValueRow *self,
                               BalikDatabase *database,
                               sqlite3_stmt *statement,
                               GError **error);

/**
 * BalikPlanRows:
 * @items: (element-type BalikItemRow): by id
 * @values: (element-type BalikValueRow): by item, then by the bytes of the key
 *
 * A plan as rows: what a file holds, and what threads hand over, because the
 * plan itself belongs to the main thread.
 */
typedef struct
{
  GArray *items;
  GArray *values;
} BalikPlanRows;

BalikPlanRows *balik_plan_rows_new (void) G_GNUC_WARN_UNUSED_RESULT;
BalikPlanRows *balik_plan_rows_new_from_plan (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
void balik_plan_rows_free (BalikPlanRows *self);
void balik_plan_rows_sort (BalikPlanRows *self);

const BalikItemRow *balik_plan_rows_find_item (const BalikPlanRows *self, gint64 id);
gboolean balik_plan_rows_take_item (BalikPlanRows *self, const BalikCell *cells);
gboolean balik_plan_rows_take_value (BalikPlanRows *self, const BalikCell *cells);

BalikPlanRows *balik_plan_rows_read (BalikDatabase *database,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_plan_rows_write (const BalikPlanRows *self, BalikDatabase *database, GError **error);
BalikPlan *balik_plan_rows_load (const BalikPlanRows *self,
                                 const char *name,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *balik_plan_rows_build (const BalikPlanRows *self,
                                  const char *name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *balik_plan_rows_dup_digest (const BalikPlanRows *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikPlanRows, balik_plan_rows_free)

G_END_DECLS
