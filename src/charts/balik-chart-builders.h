/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-spec.h"
#include "balik-plan.h"
#include "balik-result.h"
#include "balik-spread.h"

G_BEGIN_DECLS

BalikChartSpec *balik_chart_new_cash (BalikPlan *plan,
                                      const BalikResult *result,
                                      BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikChartSpec *balik_chart_new_cash_fan (BalikPlan *plan,
                                          const BalikResult *result,
                                          const BalikSpread *spread,
                                          BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikChartSpec *balik_chart_new_money (BalikPlan *plan,
                                       const BalikResult *result,
                                       BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikChartSpec *balik_chart_new_savings (BalikPlan *plan,
                                         const BalikResult *result,
                                         BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikChartSpec *balik_chart_new_fleet (BalikPlan *plan,
                                       const BalikResult *result,
                                       BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikChartSpec *balik_chart_new_flows (BalikPlan *plan,
                                       const BalikResult *result,
                                       BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikChartSpec *balik_chart_new_swings (BalikPlan *plan,
                                        const BalikResult *result,
                                        const BalikSpread *spread,
                                        guint n_most,
                                        BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikChartSpec *balik_chart_new_spark (BalikPlan *plan,
                                       const BalikResult *result,
                                       BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
