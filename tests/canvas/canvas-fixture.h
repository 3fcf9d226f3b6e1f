/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-history.h"
#include "balik-plan.h"

/* A plan with a line that lasts 26 months and is leased for 23,000 kip, and five
 * cards: two for partners, one for the product with its life, one with the fee in
 * the offer, one for trust. */
BalikPlan *canvas_fixture_new_plan (void);
BalikItem *canvas_fixture_get_card (BalikPlan *plan, const char *title);
char *canvas_fixture_dup_titles (BalikPlan *plan, const char *block);
void canvas_fixture_apply (BalikPlan *plan, BalikEditGroup *group);
void canvas_fixture_undo (BalikHistory *history);
