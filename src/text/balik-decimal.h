/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BalikDecimal:
 *
 * A finite number as people write it: 0.d₁d₂d₃… × 10^exponent. Zero has no digits.
 * Rounding looks at these digits, not at the binary fraction behind them.
 */
typedef struct
{
  gboolean negative;
  int n_digits;
  int exponent;
  char digits[20];
} BalikDecimal;

BalikDecimal balik_decimal_from_double (double value);
double balik_decimal_to_double (const BalikDecimal *self);
void balik_decimal_round_decimals (BalikDecimal *self, int decimals);
void balik_decimal_round_significant (BalikDecimal *self, int digits);
void balik_decimal_shift (BalikDecimal *self, int places);

G_END_DECLS
