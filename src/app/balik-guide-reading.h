/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"
#include "balik-question.h"

G_BEGIN_DECLS

gboolean balik_guide_is_number (const BalikQuestion *question);
BalikValue *balik_guide_read (const BalikQuestion *question,
                              BalikPlan *plan,
                              BalikLocale *locale,
                              const char *text,
                              const char *low,
                              const char *high,
                              char **reading,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikValue *balik_guide_dup_value (const BalikQuestion *question,
                                   BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
gboolean
balik_guide_has_value (const BalikQuestion *question, BalikPlan *plan, const BalikValue *value);
char *balik_guide_dup_text (const BalikQuestion *question,
                            BalikPlan *plan,
                            BalikLocale *locale,
                            int point) G_GNUC_WARN_UNUSED_RESULT;
char *balik_guide_dup_unit (const BalikQuestion *question,
                            BalikPlan *plan,
                            BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

BalikValue *balik_guide_find_typical (const BalikQuestion *question,
                                      BalikPlan *plan,
                                      BalikPlan *template) G_GNUC_WARN_UNUSED_RESULT;
char *balik_guide_dup_typical_note (const BalikQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
char *balik_guide_dup_typical_words (const BalikQuestion *question,
                                     BalikPlan *plan,
                                     BalikLocale *locale,
                                     const BalikValue *typical,
                                     const char *template_title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
