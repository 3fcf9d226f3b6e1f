/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-parser-private.h"

#include "balik-locale-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/*
 * Numbers as people type them, and small sums of them:
 *
 *     sum     = product { ("+" | "-") product }
 *     product = factor { ("*" | "/" | "x") factor }
 *     factor  = { currency | "-" | "+" } ( "(" sum ")" | literal ) [ "%" ]
 *     literal = [ word ] digits [ "e" power ] { word } [ currency ]
 *
 * A share is marked with "%". In a field of per cents a bare number is one too:
 * there "12.5" is 0.125, and "0.125" is 0.00125. In other fields "45000 + 10%" adds
 * a tenth to the 45000, as a pocket calculator does.
 */

#define MAX_BYTES 1000
#define MAX_DEPTH 32

G_DEFINE_QUARK (balik_text_error, balik_text_error)

static gboolean parse_sum (BalikNumberParser *self, BalikTerm *term, GError **error);

static gboolean
parse_brackets (BalikNumberParser *self, BalikTerm *term, GError **error)
{
  if (self->depth >= MAX_DEPTH)
    return balik_number_fail_syntax (self, self->cursor, error);

  self->cursor++;
  self->depth++;
  if (!parse_sum (self, term, error))
    return FALSE;
  self->depth--;

  balik_number_skip_spaces (self);
  if (*self->cursor != ')')
    return balik_number_fail_syntax (self, self->cursor, error);
  self->cursor++;
  self->is_sum = TRUE;

  if (!balik_number_skip_currency (self, BALIK_WORD_AFTER, error))
    return FALSE;
  if (balik_number_take_percent (self))
    {
      term->value = term->value / 100.0;
      term->hundredth = term->value;
      term->is_share = TRUE;
    }

  return TRUE;
}

static gboolean
parse_factor (BalikNumberParser *self, BalikTerm *term, GError **error)
{
  gboolean negative = FALSE;
  const char *before;
  gboolean parsed;

  do
    {
      balik_number_skip_spaces (self);
      before = self->cursor;
      if (*self->cursor == '-' || *self->cursor == '+')
        negative ^= *self->cursor++ == '-';
      else if (!balik_number_skip_currency (self, BALIK_WORD_BEFORE, error))
        return FALSE;
    }
  while (self->cursor != before);

  parsed = *self->cursor == '(' ? parse_brackets (self, term, error)
                                : balik_number_parse_spoken (self, term, error);
  if (parsed && negative)
    {
      term->value = -term->value;
      term->hundredth = -term->hundredth;
    }

  return parsed;
}

static gboolean
is_times (const char *text)
{
  return *text == '*'
         || (*text == 'x' && (text[1] == ' ' || text[1] == '(' || balik_number_starts (text + 1)));
}

static gboolean
parse_product (BalikNumberParser *self, BalikTerm *term, GError **error)
{
  if (!parse_factor (self, term, error))
    return FALSE;

  balik_number_skip_spaces (self);
  while (is_times (self->cursor) || *self->cursor == '/')
    {
      gboolean times = *self->cursor++ != '/';
      BalikTerm right = { 0 };

      if (!parse_factor (self, &right, error))
        return FALSE;
      if (!times && right.value == 0.0)
        return balik_number_fail_range (self, error);

      term->value = times ? term->value * right.value : term->value / right.value;
      term->hundredth = term->value / 100.0;
      term->is_share = term->is_share || right.is_share;
      self->is_sum = TRUE;
      balik_number_skip_spaces (self);
    }

  return TRUE;
}

static void
add_term (BalikNumberParser *self, BalikTerm *left, const BalikTerm *right, double sign)
{
  double other = right->value;

  if (left->is_share != right->is_share)
    {
      if (self->kind == BALIK_TEXT_PERCENT)
        {
          left->value = left->is_share ? left->value : left->hundredth;
          other = right->is_share ? right->value : right->hundredth;
          left->is_share = TRUE;
        }
      else if (right->is_share)
        {
          other = left->value * right->value;
        }
      else
        {
          left->is_share = FALSE;
        }
    }

  left->value += sign * other;
  left->hundredth = left->value / 100.0;
}

static gboolean
parse_sum (BalikNumberParser *self, BalikTerm *term, GError **error)
{
  if (!parse_product (self, term, error))
    return FALSE;

  balik_number_skip_spaces (self);
  while (*self->cursor == '+' || *self->cursor == '-')
    {
      double sign = *self->cursor++ == '+' ? 1.0 : -1.0;
      BalikTerm right = { 0 };

      if (!parse_product (self, &right, error))
        return FALSE;

      add_term (self, term, &right, sign);
      self->is_sum = TRUE;
      balik_number_skip_spaces (self);
    }

  return TRUE;
}

static gboolean
parse_all (BalikNumberParser *self, double *value, GError **error)
{
  BalikTerm term = { 0 };

  balik_number_skip_spaces (self);
  if (*self->cursor == '\0')
    return balik_number_fail (error, BALIK_TEXT_ERROR_EMPTY,
                              g_strdup (_ ("Nothing is typed here. A number is needed.")));

  if (!parse_sum (self, &term, error))
    return FALSE;
  if (*self->cursor != '\0')
    return balik_number_fail_syntax (self, self->cursor, error);

  *value = self->kind == BALIK_TEXT_PERCENT && !term.is_share ? term.hundredth : term.value;
  if (!isfinite (*value))
    return balik_number_fail_range (self, error);

  return TRUE;
}

static gboolean
parse (BalikNumberParser *self,
       const char *text,
       double *value,
       BalikTextFlags *flags,
       GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  double found = 0.0;
  gboolean parsed;

  if (strlen (text) > MAX_BYTES)
    return balik_number_fail (error, BALIK_TEXT_ERROR_SYNTAX,
                              g_strdup (_ ("This text is too long to be a number.")));

  uloc_getLanguage (self->locale->name, self->language, sizeof self->language, &status);
  balik_reader_text_init (&self->text, text);
  self->cursor = self->text.folded->str;

  parsed = parse_all (self, &found, error);
  balik_reader_text_clear (&self->text);
  if (!parsed)
    return FALSE;

  *value = found;
  if (flags != NULL)
    *flags = (self->ambiguous ? BALIK_TEXT_AMBIGUOUS : BALIK_TEXT_CLEAR)
             | (self->is_sum ? BALIK_TEXT_SUM : BALIK_TEXT_CLEAR);

  return TRUE;
}

/**
 * balik_text_parse_number:
 * @locale: the locale of who typed
 * @text: what was typed; any bytes
 * @kind: what the number stands for
 * @value: (out): the number, finite; a share for %BALIK_TEXT_PERCENT
 * @flags: (out) (optional): how it was read
 * @error: return location for an error
 *
 * Reads a number as people write it where they live and next door: "1.500.000",
 * "1,500,000", "12,5 %", "Rp 45rb", "45k", "3*45000+2000", digits of any script.
 *
 * In a field of per cents a bare 12.5 is 12.5 %, hence 0.125, and "0.125" is
 * 0.00125. Any currency is taken for %BALIK_TEXT_MONEY and none for other kinds.
 *
 * Where a point or comma can be read both ways the locale decides, and
 * %BALIK_TEXT_AMBIGUOUS is set: show then what was understood.
 *
 * On an error @value and @flags stay as they were; the message is a sentence for
 * the user. The domain is %BALIK_TEXT_ERROR.
 *
 * Returns: whether @text is a number
 */
gboolean
balik_text_parse_number (BalikLocale *locale,
                         const char *text,
                         BalikTextKind kind,
                         double *value,
                         BalikTextFlags *flags,
                         GError **error)
{
  BalikNumberParser parser = { .locale = locale, .kind = kind };

  g_return_val_if_fail (locale != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return parse (&parser, text, value, flags, error);
}

/**
 * balik_text_parse_money:
 * @locale: the locale of who typed
 * @text: what was typed; any bytes
 * @currency: (nullable): the ISO 4217 code of the plan's currency; %NULL or "" if it
 *   has none yet, then any is taken
 * @value: (out): the amount, finite
 * @flags: (out) (optional): how it was read
 * @error: return location for an error
 *
 * Reads an amount as `balik_text_parse_number ()` does, but refuses one that
 * names another currency: 5 US dollars are not 5 kip.
 *
 * Returns: whether @text is an amount in @currency
 */
gboolean
balik_text_parse_money (BalikLocale *locale,
                        const char *text,
                        const char *currency,
                        double *value,
                        BalikTextFlags *flags,
                        GError **error)
{
  BalikNumberParser parser = { .locale = locale, .kind = BALIK_TEXT_MONEY };

  g_return_val_if_fail (locale != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (currency != NULL && *currency != '\0')
    parser.expected_currency = currency;

  return parse (&parser, text, value, flags, error);
}
