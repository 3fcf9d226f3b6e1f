/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BALIK_WORD_AFTER = 1 << 0,
  BALIK_WORD_BEFORE = 1 << 1,
} BalikWordPlace;

gboolean balik_number_words_take_magnitude (const char **cursor,
                                            const char *language,
                                            BalikWordPlace place,
                                            int *exponent,
                                            gboolean *ambiguous);
const char *balik_number_words_take_currency (const char **cursor, BalikWordPlace place);
gboolean balik_number_words_take (const char **cursor, const char *word);
gboolean balik_number_words_is_dollar (const char *currency);

G_END_DECLS
