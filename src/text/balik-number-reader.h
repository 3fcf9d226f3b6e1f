/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"

G_BEGIN_DECLS

/* Signs that have one meaning only, whatever the locale. */
#define BALIK_READER_DECIMAL '\001'
#define BALIK_READER_GROUP '\002'

/*
 * BalikReaderText:
 * @shown: the text as it was typed, well formed and in NFC
 * @folded: the same in ASCII digits, one kind of space and minus, lower case
 * @origins: for each byte of @folded where it comes from in @shown
 */
typedef struct
{
  char *shown;
  GString *folded;
  GArray *origins;
} BalikReaderText;

void balik_reader_text_init (BalikReaderText *self, const char *text);
void balik_reader_text_clear (BalikReaderText *self);

gboolean balik_number_reader_take (BalikLocale *locale,
                                   const char **cursor,
                                   GString *digits,
                                   gboolean *ambiguous);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BalikReaderText, balik_reader_text_clear)

G_END_DECLS
