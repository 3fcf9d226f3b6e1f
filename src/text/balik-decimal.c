/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-decimal.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define MAX_DIGITS 17

static void
strip_trailing_zeros (BalikDecimal *self)
{
  while (self->n_digits > 0 && self->digits[self->n_digits - 1] == '0')
    self->n_digits--;

  self->digits[self->n_digits] = '\0';

  if (self->n_digits == 0)
    {
      self->exponent = 0;
      self->negative = FALSE;
    }
}

/* Adds one unit to the last digit kept; 999 becomes 1 with a higher exponent. */
static void
increment (BalikDecimal *self)
{
  int i = self->n_digits - 1;

  while (i >= 0 && self->digits[i] == '9')
    self->digits[i--] = '0';

  if (i >= 0)
    {
      self->digits[i]++;
    }
  else
    {
      self->digits[0] = '1';
      self->n_digits = 1;
      self->exponent++;
    }
}

/* Keeps the first digits and rounds half away from zero, as taught at school. */
static void
keep_digits (BalikDecimal *self, int n_kept)
{
  gboolean up;

  if (n_kept >= self->n_digits)
    return;

  if (n_kept < 0)
    {
      self->n_digits = 0;
    }
  else
    {
      up = self->digits[n_kept] >= '5';
      self->n_digits = n_kept;
      if (up)
        increment (self);
    }

  strip_trailing_zeros (self);
}

/*
 * balik_decimal_from_double:
 * @value: a finite number
 *
 * Finds the shortest digits that read back as the same number.
 */
BalikDecimal
balik_decimal_from_double (double value)
{
  BalikDecimal self = { 0 };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *mark;

  g_return_val_if_fail (isfinite (value), self);

  if (value == 0.0)
    return self;

  /* Any 15 digits read back as they are, save for numbers near the smallest. */
  for (int precision = fabs (value) < DBL_MIN ? 0 : 14; precision < MAX_DIGITS; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (buffer, sizeof buffer, format, fabs (value));
      if (g_ascii_strtod (buffer, NULL) == fabs (value))
        break;
    }

  mark = strchr (buffer, 'e');
  for (const char *p = buffer; p < mark; p++)
    if (g_ascii_isdigit (*p))
      self.digits[self.n_digits++] = *p;

  self.exponent = (int)g_ascii_strtoll (mark + 1, NULL, 10) + 1;
  self.negative = value < 0.0;
  strip_trailing_zeros (&self);

  return self;
}

double
balik_decimal_to_double (const BalikDecimal *self)
{
  g_autofree char *text = NULL;

  if (self->n_digits == 0)
    return 0.0;

  text = g_strdup_printf ("%s0.%se%d", self->negative ? "-" : "", self->digits, self->exponent);

  return g_ascii_strtod (text, NULL);
}

void
balik_decimal_round_decimals (BalikDecimal *self, int decimals)
{
  keep_digits (self, self->exponent + decimals);
}

void
balik_decimal_round_significant (BalikDecimal *self, int digits)
{
  keep_digits (self, MAX (digits, 1));
}

/* Multiplies by a power of ten, exactly. */
void
balik_decimal_shift (BalikDecimal *self, int places)
{
  if (self->n_digits > 0)
    self->exponent += places;
}
