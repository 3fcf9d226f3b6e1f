/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-words-private.h"
#include "balik-compact.h"
#include "balik-date-text.h"
#include "balik-money.h"
#include "balik-units.h"

#include <glib/gi18n.h>

/* The words for both ways of a plan: a mix of offers gets the most general ones. */
typedef struct
{
  const char *our_business;
  const char *linear_business;
  const char *our_use;
  const char *linear_use;
} WayWords;

static const WayWords way_words[] = {
  [BALIK_MIX_LEASE]
  = { NC_ ("business of a chart", "Leasing"), NC_ ("business of a chart", "Selling"),
      NC_ ("use in a chart", "leasing"), NC_ ("use in a chart", "buying") },
  [BALIK_MIX_RENT]
  = { NC_ ("business of a chart", "Renting out"), NC_ ("business of a chart", "Selling"),
      NC_ ("use in a chart", "renting"), NC_ ("use in a chart", "buying") },
  [BALIK_MIX_SELL]
  = { NC_ ("business of a chart", "Taking back"), NC_ ("business of a chart", "Only selling"),
      NC_ ("use in a chart", "taking back"), NC_ ("use in a chart", "only selling") },
  [BALIK_MIX_CARE]
  = { NC_ ("business of a chart", "Repairing"), NC_ ("business of a chart", "Without repair"),
      NC_ ("use in a chart", "repairing"), NC_ ("use in a chart", "buying new") },
  [BALIK_MIX_MIXED]
  = { NC_ ("business of a chart", "This plan"), NC_ ("business of a chart", "Usual way"),
      NC_ ("use in a chart", "this plan"), NC_ ("use in a chart", "usual way") },
};

static BalikOfferMix
get_mix_of_offer (const char *offer)
{
  if (g_strcmp0 (offer, "lease") == 0)
    return BALIK_MIX_LEASE;
  if (g_strcmp0 (offer, "rent") == 0)
    return BALIK_MIX_RENT;
  if (g_strcmp0 (offer, "care") == 0)
    return BALIK_MIX_CARE;

  return BALIK_MIX_SELL;
}

BalikOfferMix
balik_chart_words_get_mix (BalikPlan *plan)
{
  GListModel *lines = balik_plan_get_lines (plan);
  guint n_lines = g_list_model_get_n_items (lines);
  BalikOfferMix mix = BALIK_MIX_MIXED;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (BalikItem) line = (BalikItem *)g_list_model_get_item (lines, i);
      BalikOfferMix of_line = get_mix_of_offer (balik_item_get_text (line, "offer"));

      if (i > 0 && of_line != mix)
        return BALIK_MIX_MIXED;
      mix = of_line;
    }

  return mix;
}

const char *
balik_chart_words_get_our_business (BalikPlan *plan)
{
  return g_dpgettext2 (NULL, "business of a chart",
                       way_words[balik_chart_words_get_mix (plan)].our_business);
}

const char *
balik_chart_words_get_linear_business (BalikPlan *plan)
{
  return g_dpgettext2 (NULL, "business of a chart",
                       way_words[balik_chart_words_get_mix (plan)].linear_business);
}

const char *
balik_chart_words_get_our_use (BalikPlan *plan)
{
  return g_dpgettext2 (NULL, "use in a chart", way_words[balik_chart_words_get_mix (plan)].our_use);
}

const char *
balik_chart_words_get_linear_use (BalikPlan *plan)
{
  return g_dpgettext2 (NULL, "use in a chart",
                       way_words[balik_chart_words_get_mix (plan)].linear_use);
}

void
balik_chart_words_set_start (BalikChartSpec *spec, BalikPlan *plan)
{
  int year;
  int month;

  balik_plan_get_start (plan, &year, &month);
  balik_chart_spec_set_start (spec, year, month);
}

/* "5 years" */
char *
balik_chart_words_dup_span (BalikPlan *plan, BalikLocale *locale)
{
  return balik_text_format_duration (locale, balik_plan_get_n_months (plan));
}

/* "June 2027" */
char *
balik_chart_words_dup_start (BalikPlan *plan, BalikLocale *locale)
{
  int year;
  int month;

  balik_plan_get_start (plan, &year, &month);

  return balik_text_format_plan_month (locale, year, month, 1);
}

/* Sets the scale and gives the unit, "million kip". */
char *
balik_chart_words_choose_money (BalikChartSpec *spec, BalikPlan *plan, double max_abs)
{
  g_autofree char *word = NULL;
  double divisor = balik_text_choose_scale (spec->locale, max_abs, &word);
  char *unit
      = balik_text_format_scaled_currency (spec->locale, word, balik_plan_get_currency (plan));

  balik_chart_spec_set_scale (spec, divisor, unit);

  return unit;
}
