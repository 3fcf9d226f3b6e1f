/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

/**
 * BalikStressWay:
 * @BALIK_STRESS_TIMES: the number is multiplied
 * @BALIK_STRESS_PLUS: something is added to it
 * @BALIK_STRESS_VALUE: it becomes another
 *
 * How a stress set changes a number.
 */
typedef enum
{
  BALIK_STRESS_TIMES,
  BALIK_STRESS_PLUS,
  BALIK_STRESS_VALUE,
} BalikStressWay;

/**
 * BalikStressStep:
 * @path: the item and the number, as a key path
 * @item: the id of the item
 * @key: the key of the number in it, an interned string
 * @before: (nullable): its value before, %NULL where none was stated
 * @after: its value after
 * @is_held: whether the rules of the number allow no more, so that it stops there
 *
 * What a stress set does to one number of a plan.
 */
typedef struct
{
  char *path;
  gint64 item;
  const char *key;
  BalikValue *before;
  BalikValue *after;
  gboolean is_held;
} BalikStressStep;

typedef struct _BalikStress BalikStress;

BalikStress *
balik_stress_new (const char *id, const char *name, const char *note) G_GNUC_WARN_UNUSED_RESULT;
void balik_stress_free (BalikStress *self);

gboolean balik_stress_add (BalikStress *self,
                           const char *numbers,
                           BalikStressWay way,
                           double amount,
                           GError **error);

const char *balik_stress_get_id (const BalikStress *self);
const char *balik_stress_get_name (const BalikStress *self);
const char *balik_stress_get_note (const BalikStress *self);

GPtrArray *balik_stress_steps_new (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *balik_stress_list_steps (const BalikStress *self,
                                    BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_stress_new_edits (const BalikStress *self,
                                        GPtrArray *steps) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikStress, balik_stress_free)

G_END_DECLS
