/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-spec-private.h"
#include "balik-plan.h"
#include "balik-result.h"

G_BEGIN_DECLS

/**
 * BalikOfferMix:
 * @BALIK_MIX_LEASE: all lines are leased
 * @BALIK_MIX_RENT: all are rented out
 * @BALIK_MIX_SELL: all are sold
 * @BALIK_MIX_CARE: all were sold by others
 * @BALIK_MIX_MIXED: more than one of them
 *
 * What a plan offers, as far as it decides words.
 */
typedef enum
{
  BALIK_MIX_LEASE,
  BALIK_MIX_RENT,
  BALIK_MIX_SELL,
  BALIK_MIX_CARE,
  BALIK_MIX_MIXED,
} BalikOfferMix;

BalikOfferMix balik_chart_words_get_mix (BalikPlan *plan);
const char *balik_chart_words_get_our_business (BalikPlan *plan);
const char *balik_chart_words_get_linear_business (BalikPlan *plan);
const char *balik_chart_words_get_our_use (BalikPlan *plan);
const char *balik_chart_words_get_linear_use (BalikPlan *plan);
void balik_chart_words_set_start (BalikChartSpec *spec, BalikPlan *plan);
char *balik_chart_words_dup_span (BalikPlan *plan, BalikLocale *locale);
char *balik_chart_words_dup_start (BalikPlan *plan, BalikLocale *locale);
char *balik_chart_words_choose_money (BalikChartSpec *spec, BalikPlan *plan, double max_abs);

G_END_DECLS
