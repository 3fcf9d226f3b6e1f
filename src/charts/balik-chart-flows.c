/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-words-private.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>

/**
 * balik_chart_new_flows:
 * @plan: a plan
 * @result: its projection
 * @locale: the locale of its figures
 *
 * Makes the chart of where units come from and where they go.
 *
 * Returns: (transfer full): the chart
 */
BalikChartSpec *
balik_chart_new_flows (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  g_autofree char *span = NULL;
  g_autofree char *subtitle = NULL;
  BalikChartSpec *spec;

  g_return_val_if_fail (BALIK_IS_PLAN (plan) && result != NULL && locale != NULL, NULL);

  spec = balik_chart_spec_new (BALIK_CHART_FLOWS, locale);
  spec->loop = balik_loop_spec_new (plan, result, locale);
  span = balik_chart_words_dup_span (plan, locale);
  /* Translators: behind the title of a chart. %s is a time such as "5 years" */
  subtitle = balik_text_fill (C_ ("chart", "units in %s, widths to scale"), span, NULL);
  balik_chart_spec_set_title (spec, C_ ("chart", "Where they come from and go"), subtitle);
  balik_chart_spec_set_scale (spec, 1, C_ ("unit of a chart", "units"));
  balik_chart_words_set_start (spec, plan);
  balik_chart_spec_set_description (spec, balik_loop_spec_get_description (spec->loop));

  return spec;
}
