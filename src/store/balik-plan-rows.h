/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

/* The places of these are filled by the two functions below. */
#define BALIK_SQL_INSERT_ITEM \
  "INSERT INTO item (id, kind, parent, list, position) VALUES (?1, ?2, ?3, ?4, ?5)"
#define BALIK_SQL_REPLACE_VALUE \
  "REPLACE INTO value (item, key, type, low, likely, high, text)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"

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

BalikPlanRows *balik_plan_rows_read (BalikDatabase *database,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_plan_rows_write (const BalikPlanRows *self, BalikDatabase *database, GError **error);
BalikPlan *balik_plan_rows_build (const BalikPlanRows *self,
                                  const char *name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *balik_plan_rows_dup_digest (const BalikPlanRows *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikPlanRows, balik_plan_rows_free)

G_END_DECLS
