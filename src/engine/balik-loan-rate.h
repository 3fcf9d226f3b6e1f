/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* The terms of a loan, and the yearly rate that it really costs. */
typedef struct
{
  double amount;
  double rate;
  int months;
  int grace_months;
  bool is_flat;
  double effective; /* NaN: none */
} BalikLoanRate;

void balik_loan_rate_find (BalikLoanRate *self);
