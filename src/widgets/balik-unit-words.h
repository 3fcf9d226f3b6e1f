/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-field.h"
#include "balik-locale.h"
#include "balik-text-kind.h"

G_BEGIN_DECLS

BalikTextKind balik_unit_get_text_kind (BalikUnit unit);
char *balik_unit_dup_words (BalikUnit unit,
                            BalikLocale *locale,
                            const char *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
