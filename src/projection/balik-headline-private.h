/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-headline.h"

G_BEGIN_DECLS

/* Amounts are rounded to three digits: more would pretend that a plan is a measurement. */
#define BALIK_HEADLINE_DIGITS 3

/* A saving below this share of the linear way is called too close to call. */
#define BALIK_HEADLINE_CLOSE_CALL 0.01

/* What an answer is made of; @spread only where the plan has ranges. */
typedef struct
{
  BalikPlan *plan;
  const BalikResult *result;
  const BalikSpread *spread;
  BalikLocale *locale;
  int n_years;
} BalikHeadlineContext;

BalikHeadline *
balik_headline_new_take (BalikTone tone, char *title, char *detail) G_GNUC_WARN_UNUSED_RESULT;
int balik_headline_find_lowest (const double *sums, int n_months);
char *balik_headline_format_money (const BalikHeadlineContext *context,
                                   double amount) G_GNUC_WARN_UNUSED_RESULT;
char *balik_headline_dup_payback_title (const BalikHeadlineContext *context,
                                        gboolean pays_back,
                                        double months) G_GNUC_WARN_UNUSED_RESULT;
char *balik_headline_dup_years (const BalikHeadlineContext *context,
                                BalikAnswer answer) G_GNUC_WARN_UNUSED_RESULT;
char *balik_headline_dup_waste_title (const BalikHeadlineContext *context,
                                      double waste) G_GNUC_WARN_UNUSED_RESULT;
char *balik_headline_dup_climate_detail (const BalikHeadlineContext *context,
                                         double co2e,
                                         gboolean is_close) G_GNUC_WARN_UNUSED_RESULT;
char *balik_headline_dup_customer_title (const BalikHeadlineContext *context,
                                         double saving) G_GNUC_WARN_UNUSED_RESULT;
char *balik_headline_dup_worth_title (const BalikHeadlineContext *context,
                                      double gain) G_GNUC_WARN_UNUSED_RESULT;
BalikHeadline *balik_headline_answer_payback (const BalikHeadlineContext *context,
                                              gboolean pays_back,
                                              double months,
                                              double end,
                                              double peak) G_GNUC_WARN_UNUSED_RESULT;
BalikHeadline *balik_headline_answer_funding (const BalikHeadlineContext *context,
                                              double peak,
                                              double balance,
                                              int month) G_GNUC_WARN_UNUSED_RESULT;

BalikHeadline *balik_headline_new_spread (BalikAnswer answer, const BalikHeadlineContext *context)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
