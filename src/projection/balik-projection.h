/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"
#include "balik-result.h"

G_BEGIN_DECLS

#define BALIK_TYPE_PROJECTION (balik_projection_get_type ())
G_DECLARE_FINAL_TYPE (BalikProjection, balik_projection, BALIK, PROJECTION, GObject)

/* Follows a plan: "result" is notified after each group of edits that touches numbers. */
BalikProjection *balik_projection_new (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *balik_projection_get_plan (BalikProjection *self);
BalikResult *balik_projection_get_result (BalikProjection *self);

/* Projects at once, for tools without a window. */
BalikResult *balik_project (BalikPlan *plan, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
