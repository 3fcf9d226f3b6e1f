/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"
#include "balik-plan-compare.h"

G_BEGIN_DECLS

char *balik_difference_dup_place (const BalikDifference *self) G_GNUC_WARN_UNUSED_RESULT;
char *balik_difference_dup_name (const BalikDifference *self) G_GNUC_WARN_UNUSED_RESULT;
char *balik_difference_dup_before (const BalikDifference *self,
                                   BalikLocale *locale,
                                   const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *balik_difference_dup_after (const BalikDifference *self,
                                  BalikLocale *locale,
                                  const char *currency) G_GNUC_WARN_UNUSED_RESULT;
const char *balik_difference_get_word (const BalikDifference *self);

G_END_DECLS
