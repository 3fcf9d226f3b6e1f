/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_PLAN_VIEW (balik_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (BalikPlanView, balik_plan_view, BALIK, PLAN_VIEW, AdwBin)

BalikDocument *balik_plan_view_get_document (BalikPlanView *self);
const char *balik_plan_view_get_place (BalikPlanView *self);
void balik_plan_view_set_place (BalikPlanView *self, const char *place);

G_END_DECLS
