/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-edit.h"

G_BEGIN_DECLS

#define BALIK_TYPE_PLAN (balik_plan_get_type ())
G_DECLARE_FINAL_TYPE (BalikPlan, balik_plan, BALIK, PLAN, GObject)

#define BALIK_PLAN_ERROR (balik_plan_error_quark ())
GQuark balik_plan_error_quark (void);

/**
 * BalikPlanError:
 * @BALIK_PLAN_ERROR_RULE: the plan would break one of its rules; the message says which
 * @BALIK_PLAN_ERROR_STALE: an edit names an item or a place that is not there
 *
 * Why an edit is refused.
 */
typedef enum
{
  BALIK_PLAN_ERROR_RULE,
  BALIK_PLAN_ERROR_STALE,
} BalikPlanError;

/* The id of the item that holds the keys of the plan itself. */
#define BALIK_PLAN_ROOT_ID G_GINT64_CONSTANT (1)

BalikPlan *balik_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
BalikItem *balik_plan_get_root (BalikPlan *self);
BalikItem *balik_plan_get_item (BalikPlan *self, gint64 id);
gint64 balik_plan_reserve_id (BalikPlan *self);
GListModel *balik_plan_get_lines (BalikPlan *self);
GListModel *balik_plan_get_cards (BalikPlan *self);

gboolean balik_plan_apply (BalikPlan *self, BalikEditGroup *group, GError **error);
gboolean balik_plan_load (BalikPlan *self, BalikEditGroup *group, GError **error);

BalikItem *balik_plan_find_material (BalikPlan *self, const char *id);
BalikItem *balik_plan_find_path (BalikPlan *self, const char *path, char **key);
const char *balik_plan_get_title (BalikPlan *self);
const char *balik_plan_get_currency (BalikPlan *self);
void balik_plan_get_start (BalikPlan *self, int *year, int *month);
int balik_plan_get_n_months (BalikPlan *self);

G_END_DECLS
