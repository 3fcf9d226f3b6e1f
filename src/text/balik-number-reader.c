/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-reader.h"

#include "balik-locale-private.h"

#include <string.h>

/*
 * Digits with points, commas and spaces between them. Which of these sets
 * thousands apart and which begins the decimals is settled in this order:
 *
 *  1. Two kinds ("1.250,50"): the last is the decimal sign, it comes once.
 *  2. One kind, several times ("1.500.000"): thousands.
 *  3. One, once, that cannot set thousands apart ("12,5", "0.125", "1234.567"): decimals.
 *  4. One, once, with three digits behind ("1.500"): as the locale has it. If
 *     that makes it the decimal sign, or if the locale has no such sign, the
 *     reading is reported as ambiguous: a neighbour may mean the other number.
 *
 * Spaces and apostrophes set thousands apart everywhere.
 */

/* The letter wa is often typed for the Burmese digit zero. */
#define BURMESE_LETTER_WA 0x101D

static void
append_folded (BalikReaderText *self, gunichar c, gsize origin)
{
  gsize before = self->folded->len;

  g_string_append_unichar (self->folded, c);
  for (gsize i = before; i < self->folded->len; i++)
    g_array_append_val (self->origins, origin);
}

static gboolean
is_ignored (gunichar c)
{
  /* Joiners are kept: they are part of words. */
  return c == 0x00AD || c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F || c == 0xFEFF
         || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
}

static gunichar
fold (gunichar c, gunichar previous)
{
  if (g_unichar_isdigit (c))
    return (gunichar)('0' + g_unichar_digit_value (c));
  if (c == BURMESE_LETTER_WA && previous < 128 && g_ascii_isdigit ((char)previous))
    return '0';
  if (g_unichar_isspace (c))
    return ' ';
  if (c < 32 || c == 127)
    return 0xFFFD;

  switch (c)
    {
    case 0x2212: /* minus sign */
    case 0xFE63: /* small hyphen-minus */
    case 0xFF0D: /* full width hyphen-minus */
      return '-';
    case 0x00D7: /* multiplication sign */
    case 0x22C5: /* dot operator */
    case 0xFF0A: /* full width asterisk */
      return '*';
    case 0x00F7: /* division sign */
    case 0x2044: /* fraction slash */
    case 0x2215: /* division slash */
    case 0xFF0F: /* full width solidus */
      return '/';
    case 0xFF0B: /* full width plus */
      return '+';
    case 0xFF08: /* full width brackets */
      return '(';
    case 0xFF09:
      return ')';
    case 0x066A: /* Arabic percent sign */
    case 0xFE6A: /* small percent sign */
    case 0xFF05: /* full width percent sign */
      return '%';
    case 0x066B: /* Arabic decimal separator */
      return BALIK_READER_DECIMAL;
    case 0x066C: /* Arabic thousands separator */
      return BALIK_READER_GROUP;
    case 0x060C: /* Arabic comma */
    case 0xFF0C: /* full width comma */
      return ',';
    case 0xFF0E: /* full width full stop */
      return '.';
    case 0x2019: /* right single quotation mark */
    case 0x02BC: /* modifier letter apostrophe */
      return '\'';
    case 0xFF04: /* full width dollar sign */
      return '$';
    default:
      return g_unichar_tolower (c);
    }
}

/*
 * balik_reader_text_init:
 * @self: memory to set
 * @text: what somebody typed; any bytes
 *
 * Folds the many ways to write the same sign into one.
 */
void
balik_reader_text_init (BalikReaderText *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gunichar previous = 0;

  self->shown = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  self->folded = g_string_new (NULL);
  self->origins = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (const char *p = self->shown; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_ignored (c))
        continue;

      c = fold (c, previous);
      append_folded (self, c, (gsize)(p - self->shown));
      previous = c;
    }
}

void
balik_reader_text_clear (BalikReaderText *self)
{
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->origins, g_array_unref);
  if (self->folded != NULL)
    g_string_free (g_steal_pointer (&self->folded), TRUE);
}

static gboolean
is_separator (char c)
{
  return c == '.' || c == ',' || c == '\'' || c == ' ' || c == BALIK_READER_DECIMAL
         || c == BALIK_READER_GROUP;
}

static gsize
count_digits (const char *text)
{
  gsize n_digits = 0;

  while (g_ascii_isdigit (text[n_digits]))
    n_digits++;

  return n_digits;
}

/* How far the digits and the signs between them reach. */
static gsize
measure_token (const char *text)
{
  gsize end = count_digits (text);
  gsize run = end;

  while (is_separator (text[end]) && g_ascii_isdigit (text[end + 1]))
    {
      gsize next = count_digits (text + end + 1);

      /* A space stands inside of a number only before three digits. */
      if (text[end] == ' ' && (next != 3 || run == 0 || run > 3))
        break;

      run = next;
      end += next + 1;
    }

  return end;
}

static char
fold_sign (const char *sign)
{
  gunichar c = fold (g_utf8_get_char (sign), 0);

  return c < 128 && is_separator ((char)c) ? (char)c : '\0';
}

/* "45.000,-": the comma stands where decimals would, so the point does not. */
static gboolean
has_closing_sign (const char *text, char other)
{
  return (*text == '.' || *text == ',') && *text != other && text[1] == '-'
         && !g_ascii_isdigit (text[2]);
}

/* Which sign begins the decimals of a token, or 0 if none does. */
static char
find_decimal_sign (BalikLocale *locale, const char *token, gsize length, gboolean *ambiguous)
{
  gsize n_points = 0;
  gsize n_commas = 0;
  gsize at = 0;
  char last = '\0';

  for (gsize i = 0; i < length; i++)
    {
      if (token[i] == BALIK_READER_DECIMAL)
        return BALIK_READER_DECIMAL;
      if (token[i] != '.' && token[i] != ',')
        continue;

      n_points += token[i] == '.' ? 1 : 0;
      n_commas += token[i] == ',' ? 1 : 0;
      last = token[i];
      at = i;
    }

  if (n_points + n_commas == 0)
    return '\0';
  if (n_points > 0 && n_commas > 0)
    return last;
  if (n_points + n_commas > 1)
    return '\0';

  if (length - at - 1 != 3 || at == 0 || at > 3 || token[0] == '0' || count_digits (token) != at)
    return last;

  if (last == fold_sign (locale->group) || has_closing_sign (token + length, last))
    return '\0';

  *ambiguous = TRUE;

  return last == fold_sign (locale->decimal) ? last : '\0';
}

/* Groups of three, or two as in India; one kind of sign. */
static gboolean
has_good_groups (const char *token, gsize length)
{
  gsize first = count_digits (token);
  gsize at = MIN (first, length);
  gsize last = 3;

  if (at == length)
    return TRUE;
  if (first == 0 || first > 3)
    return FALSE;

  while (at < length)
    {
      if (token[at] != token[first])
        return FALSE;

      last = MIN (count_digits (token + at + 1), length - at - 1);
      if (last < 2 || last > 3)
        return FALSE;
      at += last + 1;
    }

  return last == 3;
}

static void
append_digits (GString *to, const char *token, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (token[i]))
      g_string_append_c (to, token[i]);
}

/*
 * balik_number_reader_take:
 * @locale: a locale
 * @cursor: (inout): a digit, or a sign before one; moved behind the number
 * @digits: what is read: ASCII digits with a point before decimals
 * @ambiguous: (inout): set if the locale alone decided
 *
 * Returns: whether the signs between the digits fit together
 */
gboolean
balik_number_reader_take (BalikLocale *locale,
                          const char **cursor,
                          GString *digits,
                          gboolean *ambiguous)
{
  const char *token = *cursor;
  gsize length = measure_token (token);
  char sign = find_decimal_sign (locale, token, length, ambiguous);
  const char *point = sign != '\0' ? memchr (token, sign, length) : NULL;
  gsize n_integer = point != NULL ? (gsize)(point - token) : length;

  *cursor += length;

  if (!has_good_groups (token, n_integer))
    return FALSE;

  append_digits (digits, token, n_integer);
  if (point != NULL)
    {
      const char *decimals = point + 1;
      gsize n_decimals = length - n_integer - 1;

      if (count_digits (decimals) < n_decimals)
        return FALSE;

      if (n_integer == 0)
        g_string_append_c (digits, '0');
      g_string_append_c (digits, '.');
      g_string_append_len (digits, decimals, (gssize)n_decimals);
    }

  return TRUE;
}
