/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_DIFFERENCE_ADDED, /* an item, or an optional section of one */
  BALIK_DIFFERENCE_REMOVED, /* the same */
  BALIK_DIFFERENCE_MOVED, /* an item stands elsewhere in its list */
  BALIK_DIFFERENCE_CHANGED, /* a value */
  BALIK_DIFFERENCE_ORIGIN, /* not a number, but where it comes from */
} BalikDifferenceKind;

/**
 * BalikDifference:
 * @kind: what happened
 * @before: (nullable): the item in the first plan
 * @after: (nullable): the item in the second plan
 * @field: (nullable): the section, value or number; %NULL for a whole item
 * @value_before: (nullable): the value, or origin, in the first plan
 * @value_after: (nullable): the value, or origin, in the second plan
 *
 * One thing that differs between two plans.
 */
typedef struct
{
  BalikDifferenceKind kind;
  BalikItem *before;
  BalikItem *after;
  const BalikField *field;
  BalikValue *value_before;
  BalikValue *value_after;
} BalikDifference;

void balik_difference_free (BalikDifference *self);
BalikItem *balik_difference_get_item (const BalikDifference *self);

GPtrArray *balik_plan_compare (BalikPlan *before,
                               BalikPlan *after,
                               gboolean same_document) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_plan_compare_new_edits (BalikPlan *plan,
                                              BalikPlan *target,
                                              gboolean same_document,
                                              const char *label) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *balik_plan_compare_copy (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikDifference, balik_difference_free)

G_END_DECLS
