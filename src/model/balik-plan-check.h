/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-field-check.h"
#include "balik-plan.h"

G_BEGIN_DECLS

/**
 * BalikProblem:
 * @item: the id of the item that it is about
 * @path: the key path from the plan, as "lines.0.price.unit"
 * @message: a sentence that names the value and the rule
 *
 * One broken rule.
 */
typedef struct
{
  gint64 item;
  char *path;
  char *message;
} BalikProblem;

void balik_problem_free (BalikProblem *self);

GPtrArray *balik_plan_check (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikProblem, balik_problem_free)

G_END_DECLS
