/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

BalikPlan *plan_fixture_new (void) G_GNUC_WARN_UNUSED_RESULT;
BalikItem *plan_fixture_find (BalikPlan *plan, const char *path, const char **key);
BalikValue *plan_fixture_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void plan_fixture_add (BalikEditGroup *group, BalikPlan *plan, const char *path, const char *text);
gboolean plan_fixture_set (BalikPlan *plan, const char *path, const char *text, GError **error);
char *plan_fixture_dump (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
