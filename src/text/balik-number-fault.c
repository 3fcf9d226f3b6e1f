/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-parser-private.h"

#include "balik-money.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>

/*
 * What is wrong with a typed number, as sentences: each quotes what was typed
 * and says the rule.
 */

#define MAX_QUOTED 24

/* The text as typed, from a place in the folded one; shortened. */
static char *
quote_from (BalikNumberParser *self, const char *folded, gboolean one_word)
{
  gsize offset = (gsize)(folded - self->text.folded->str);
  const char *start = self->text.shown;
  const char *end;
  int n_chars = 0;

  if (offset < self->text.origins->len)
    start += g_array_index (self->text.origins, gsize, offset);

  for (end = start; *end != '\0' && n_chars < MAX_QUOTED; end = g_utf8_next_char (end), n_chars++)
    if (one_word && n_chars > 0 && g_unichar_isspace (g_utf8_get_char (end)))
      break;

  if (*end != '\0' && n_chars == MAX_QUOTED)
    return g_strdup_printf ("%.*s…", (int)(end - start), start);

  return g_strndup (start, (gsize)(end - start));
}

/* Takes the sentence; FALSE, for the caller to return. */
gboolean
balik_number_fail (GError **error, BalikTextError code, char *sentence)
{
  g_set_error_literal (error, BALIK_TEXT_ERROR, (int)code, sentence);
  g_free (sentence);

  return FALSE;
}

gboolean
balik_number_fail_syntax (BalikNumberParser *self, const char *at, GError **error)
{
  g_autofree char *all = quote_from (self, self->text.folded->str, FALSE);
  g_autofree char *piece = quote_from (self, at, TRUE);
  g_autofree char *example = balik_text_format_number (self->locale, 1500.5, 0, 1);
  const char *pattern;

  if (*at == '\0')
    {
      /* Translators: %s is what was typed, such as 3* or (4+5 */
      pattern = _ ("“%s” is not finished: a number or a bracket is missing at its end.");
      return balik_number_fail (error, BALIK_TEXT_ERROR_SYNTAX,
                                balik_text_fill (pattern, all, NULL));
    }

  /* Translators: %1$s is what was typed, %2$s the part of it that is not understood,
     %3$s a number as it is written in this place, such as 1,500.5 */
  pattern = _ ("“%1$s” cannot be read because of “%2$s”. Write a number such as %3$s, or a "
               "sum such as 3*45000.");

  return balik_number_fail (error, BALIK_TEXT_ERROR_SYNTAX,
                            balik_text_fill (pattern, all, piece, example, NULL));
}

gboolean
balik_number_fail_separators (BalikNumberParser *self, const char *at, GError **error)
{
  g_autofree char *piece = quote_from (self, at, TRUE);
  g_autofree char *example = balik_text_format_number (self->locale, 1234567.5, 0, 1);
  /* Translators: %1$s is what was typed, such as 1.50.00; %2$s a number as it is written
     in this place, such as 1,234,567.5 */
  const char *pattern = _ ("In “%1$s” points and commas do not fit together. Thousands go in "
                           "groups of three, decimals come once, as in %2$s.");

  return balik_number_fail (error, BALIK_TEXT_ERROR_SEPARATORS,
                            balik_text_fill (pattern, piece, example, NULL));
}

gboolean
balik_number_fail_range (BalikNumberParser *self, GError **error)
{
  g_autofree char *all = quote_from (self, self->text.folded->str, FALSE);
  /* Translators: %s is what was typed */
  const char *pattern = _ ("“%s” gives no number that can be used: it is too large, or something "
                           "is divided by zero.");

  return balik_number_fail (error, BALIK_TEXT_ERROR_RANGE, balik_text_fill (pattern, all, NULL));
}

gboolean
balik_number_fail_currency (BalikNumberParser *self, const char *at, GError **error)
{
  g_autofree char *all = quote_from (self, self->text.folded->str, FALSE);
  g_autofree char *piece = quote_from (self, at, TRUE);
  g_autofree char *wanted = NULL;
  const char *pattern;

  if (self->kind != BALIK_TEXT_MONEY)
    {
      /* Translators: %1$s is what was typed, %2$s the currency in it */
      pattern = _ ("“%1$s” names money (“%2$s”). A number without money is needed here.");
      return balik_number_fail (error, BALIK_TEXT_ERROR_CURRENCY,
                                balik_text_fill (pattern, all, piece, NULL));
    }

  wanted = self->expected_currency != NULL
               ? balik_text_dup_currency_word (self->locale, self->expected_currency)
               : g_strdup (self->currency);
  /* Translators: %1$s is what was typed, %2$s the currency in it, %3$s the currency of
     the plan, such as kip */
  pattern = _ ("“%1$s” is in another currency (“%2$s”). Amounts here are in %3$s.");

  return balik_number_fail (error, BALIK_TEXT_ERROR_CURRENCY,
                            balik_text_fill (pattern, all, piece, wanted, NULL));
}
