/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-locale.h"
#include "balik-plan.h"

G_BEGIN_DECLS

#define BALIK_TYPE_NUMBER_CHOICE (balik_number_choice_get_type ())
G_DECLARE_FINAL_TYPE (BalikNumberChoice, balik_number_choice, BALIK, NUMBER_CHOICE, GObject)

/* A number of the plan that a card can show: its path, its name in plain words,
 * what it belongs to ("" for the plan itself) and its value with unit. */
const char *balik_number_choice_get_path (BalikNumberChoice *self);
const char *balik_number_choice_get_name (BalikNumberChoice *self);
const char *balik_number_choice_get_owner (BalikNumberChoice *self);
const char *balik_number_choice_get_value (BalikNumberChoice *self);
gboolean balik_number_choice_matches (BalikNumberChoice *self, const char *words);

GListModel *balik_number_choices_new (BalikPlan *plan,
                                      BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *balik_number_dup_name (BalikItem *item, const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
