/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan-file.h"

G_BEGIN_DECLS

typedef struct _BalikPlanTaker BalikPlanTaker;

BalikPlanTaker *balik_plan_taker_new (BalikPlanFile *file,
                                      const char *name,
                                      BalikPlanReading reading) G_GNUC_WARN_UNUSED_RESULT;
void balik_plan_taker_free (BalikPlanTaker *self);
gboolean
balik_plan_taker_take (gpointer taker, BalikTable table, const BalikCell *cells, GError **error);
void balik_plan_taker_take_notes (BalikPlanTaker *self, GPtrArray *notes, BalikPlanOutcome outcome);
gboolean balik_plan_taker_end (BalikPlanTaker *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikPlanTaker, balik_plan_taker_free)

G_END_DECLS
