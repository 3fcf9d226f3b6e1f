/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-parser-private.h"

#include "balik-money.h"
#include "balik-number-words.h"

/* One number with what stands around it: currency, words such as "juta", "%". */

#define MAX_WORDS 3
#define MAX_POWER 9999

void
balik_number_skip_spaces (BalikNumberParser *self)
{
  while (*self->cursor == ' ')
    self->cursor++;
}

/* The currency of the plan by its own word or code, else one of the known words. */
static const char *
take_currency_word (BalikNumberParser *self, BalikWordPlace place)
{
  const char *known = balik_number_words_take_currency (&self->cursor, place);
  g_autofree char *word = NULL;
  g_autofree char *folded_word = NULL;
  g_autofree char *folded_code = NULL;

  if (known != NULL || self->expected_currency == NULL)
    return known;

  word = balik_text_dup_currency_word (self->locale, self->expected_currency);
  folded_word = g_utf8_strdown (word, -1);
  folded_code = g_ascii_strdown (self->expected_currency, -1);

  if (balik_number_words_take (&self->cursor, folded_word)
      || balik_number_words_take (&self->cursor, folded_code))
    return self->expected_currency;

  return NULL;
}

static gboolean
is_same_currency (const char *one, const char *other)
{
  if (g_ascii_strcasecmp (one, other) == 0)
    return TRUE;

  return (g_str_equal (one, "$") && balik_number_words_is_dollar (other))
         || (g_str_equal (other, "$") && balik_number_words_is_dollar (one));
}

/* Takes a currency if there is one; FALSE if it is the wrong one. */
gboolean
balik_number_skip_currency (BalikNumberParser *self, BalikWordPlace place, GError **error)
{
  const char *start = self->cursor;
  const char *code = take_currency_word (self, place);

  if (code == NULL)
    return TRUE;

  if (self->kind != BALIK_TEXT_MONEY)
    return balik_number_fail_currency (self, start, error);
  if (self->expected_currency != NULL && !is_same_currency (code, self->expected_currency))
    return balik_number_fail_currency (self, start, error);
  if (self->currency != NULL && !is_same_currency (code, self->currency))
    return balik_number_fail_currency (self, start, error);

  self->currency = code;

  return TRUE;
}

gboolean
balik_number_starts (const char *text)
{
  if (*text == '.' || *text == ',' || *text == BALIK_READER_DECIMAL)
    text++;

  return g_ascii_isdigit (*text);
}

/* "e6", "e-3": powers of ten as the entry itself writes them. */
static void
take_power (BalikNumberParser *self, int *exponent)
{
  const char *p = self->cursor;
  gboolean negative;
  int power = 0;

  if (*p != 'e')
    return;
  p++;
  negative = *p == '-';
  if (*p == '-' || *p == '+')
    p++;
  if (!g_ascii_isdigit (*p))
    return;

  for (; g_ascii_isdigit (*p); p++)
    power = MIN (power * 10 + (*p - '0'), MAX_POWER);

  *exponent += negative ? -power : power;
  self->cursor = p;
}

/* "45.000,-" and "5.": a sign that says "and no more". */
static void
skip_closing_sign (BalikNumberParser *self)
{
  const char *p = self->cursor;

  if (*p != '.' && *p != ',')
    return;
  p++;
  if (*p == '-' && (p[1] == '\0' || p[1] == ' ' || p[1] == ')'))
    p++;

  self->cursor = p;
}

static void
set_term (BalikTerm *term, const char *digits, int exponent, gboolean is_share)
{
  g_autofree char *whole = g_strdup_printf ("%se%d", digits, exponent);
  g_autofree char *hundredth = g_strdup_printf ("%se%d", digits, exponent - 2);

  term->value = g_ascii_strtod (is_share ? hundredth : whole, NULL);
  term->hundredth = g_ascii_strtod (hundredth, NULL);
  term->is_share = is_share;
}

gboolean
balik_number_take_percent (BalikNumberParser *self)
{
  balik_number_skip_spaces (self);
  if (*self->cursor != '%')
    return FALSE;

  self->cursor++;

  return TRUE;
}

/* One number with its words; @exponent gets what the words amount to. */
static gboolean
parse_literal (BalikNumberParser *self, BalikTerm *term, int *exponent, GError **error)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *start;
  int power = 0;
  int word = 0;

  *exponent = 0;
  if (balik_number_words_take_magnitude (&self->cursor, self->language, BALIK_WORD_BEFORE, &word,
                                         &self->ambiguous))
    *exponent = word;
  balik_number_skip_spaces (self);

  start = self->cursor;
  if (!balik_number_starts (start))
    return balik_number_fail_syntax (self, start, error);
  if (!balik_number_reader_take (self->locale, &self->cursor, digits, &self->ambiguous))
    return balik_number_fail_separators (self, start, error);

  take_power (self, &power);
  skip_closing_sign (self);

  for (int i = 0; i < MAX_WORDS; i++)
    {
      balik_number_skip_spaces (self);
      if (!balik_number_words_take_magnitude (&self->cursor, self->language, BALIK_WORD_AFTER,
                                              &word, &self->ambiguous))
        break;
      *exponent += word;
    }

  if (!balik_number_skip_currency (self, BALIK_WORD_AFTER, error))
    return FALSE;

  set_term (term, digits->str, power + *exponent, balik_number_take_percent (self));

  return TRUE;
}

/* "1 juta 200 ribu": smaller and smaller words are added up. */
gboolean
balik_number_parse_spoken (BalikNumberParser *self, BalikTerm *term, GError **error)
{
  int exponent = 0;

  if (!parse_literal (self, term, &exponent, error))
    return FALSE;

  balik_number_skip_spaces (self);
  while (exponent > 0 && !term->is_share && balik_number_starts (self->cursor))
    {
      const char *start = self->cursor;
      BalikTerm next = { 0 };
      int next_exponent = 0;

      if (!parse_literal (self, &next, &next_exponent, error))
        return FALSE;
      if (next_exponent >= exponent || next_exponent == 0 || next.is_share)
        return balik_number_fail_syntax (self, start, error);

      term->value += next.value;
      term->hundredth = term->value / 100.0;
      exponent = next_exponent;
      self->is_sum = TRUE;
      balik_number_skip_spaces (self);
    }

  return TRUE;
}
