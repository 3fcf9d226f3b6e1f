/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-words-private.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"
#include "balik-units.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  const char *name;
  const char *ours;
  const char *linear;
  BalikQuantity quantity;
  const char *factor; /* of a material; NULL: needs none */
} SavingKind;

static const SavingKind saving_kinds[] = {
  { NC_ ("resource", "Climate"), "co2e_kg", "linear_co2e_kg", BALIK_QUANTITY_CO2E, "co2e_virgin" },
  { NC_ ("resource", "Energy"), "energy_mj", "linear_energy_mj", BALIK_QUANTITY_ENERGY,
    "energy_virgin" },
  { NC_ ("resource", "Water"), "water_l", "linear_water_l", BALIK_QUANTITY_WATER, "water_virgin" },
  { NC_ ("resource", "New material"), "virgin_kg", "linear_virgin_kg", BALIK_QUANTITY_MASS, NULL },
  { NC_ ("resource", "Waste"), "waste_kg", "linear_waste_kg", BALIK_QUANTITY_MASS, NULL },
};

/* A difference keeps no more places than the figures that it comes from. */
static char *
dup_saving (BalikLocale *locale, double largest, double saving)
{
  int decimals = CLAMP (2 - (int)floor (log10 (largest)), 0, 3);

  return balik_text_format_number (locale, saving, decimals, decimals);
}

/* Without a figure for any material, what is left of a row is electricity alone:
 * that would compare ours with nothing. */
static gboolean
has_figures (BalikPlan *plan, const SavingKind *kind)
{
  GListModel *materials = balik_item_get_list (balik_plan_get_root (plan), "materials");

  if (kind->factor == NULL)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (materials); i++)
    {
      g_autoptr (BalikItem) material = g_list_model_get_item (materials, i);

      if (balik_item_get_number (material, kind->factor) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_row (BalikChartSpec *spec, const BalikResult *result, const SavingKind *kind)
{
  double ours = balik_result_get_total (result, kind->ours);
  double linear = balik_result_get_total (result, kind->linear);
  double largest = MAX (fabs (ours), fabs (linear));
  g_autofree char *unit = NULL;
  g_autofree char *saving = NULL;
  double divisor;

  if (largest <= 0)
    return FALSE;

  divisor = balik_text_choose_unit (spec->locale, kind->quantity, largest, &unit);
  saving = dup_saving (spec->locale, largest / divisor, (linear - ours) / divisor);
  balik_chart_spec_add_pair (spec, g_dpgettext2 (NULL, "resource", kind->name), unit, divisor,
                             linear, ours, saving);

  return TRUE;
}

static char *
describe (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  double co2e = 0;
  double waste = 0;
  g_autofree char *span = balik_chart_words_dup_span (plan, locale);
  g_autofree char *climate = NULL;
  g_autofree char *dump = NULL;

  balik_result_get_figure (result, "saved_co2e_kg", &co2e);
  balik_result_get_figure (result, "saved_waste_kg", &waste);
  climate
      = balik_text_format_quantity (locale, BALIK_QUANTITY_CO2E, fabs (co2e), BALIK_TEXT_DIGITS);
  dump = balik_text_format_quantity (locale, BALIK_QUANTITY_MASS, fabs (waste), BALIK_TEXT_DIGITS);

  /* Four whole sentences: languages do not build them from halves. */
  if (co2e >= 0 && waste >= 0)
    /* Translators: a chart in words. %1$s is a time such as "5 years", %2$s a mass of CO₂
       equivalent, %3$s a mass of waste */
    return balik_text_fill (_ ("Compared with the usual way, the plan saves %2$s and %3$s of waste "
                               "in %1$s."),
                            span, climate, dump, NULL);
  if (co2e >= 0)
    /* Translators: as before, but the plan makes more waste */
    return balik_text_fill (_ ("Compared with the usual way, the plan saves %2$s but makes %3$s "
                               "more waste in %1$s."),
                            span, climate, dump, NULL);
  if (waste >= 0)
    /* Translators: as before, but the plan emits more */
    return balik_text_fill (_ ("Compared with the usual way, the plan saves %3$s of waste but "
                               "emits %2$s more in %1$s."),
                            span, climate, dump, NULL);

  /* Translators: as before, but the plan emits more and makes more waste */
  return balik_text_fill (_ ("Compared with the usual way, the plan emits %2$s more and makes "
                             "%3$s more waste in %1$s."),
                          span, climate, dump, NULL);
}

/**
 * balik_chart_new_savings:
 * @plan: a plan
 * @result: its projection
 * @locale: the locale of its figures
 *
 * Makes the chart of what both ways take from the world: climate, energy, water,
 * new material and waste. What neither way takes is left out, and so is what no
 * material of the plan has a figure for.
 *
 * Returns: (transfer full): the chart
 */
BalikChartSpec *
balik_chart_new_savings (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  g_autofree char *span = NULL;
  g_autofree char *subtitle = NULL;
  BalikChartSpec *spec;

  g_return_val_if_fail (BALIK_IS_PLAN (plan) && result != NULL && locale != NULL, NULL);

  spec = balik_chart_spec_new (BALIK_CHART_PAIRS, locale);
  span = balik_chart_words_dup_span (plan, locale);
  /* Translators: behind the title of a chart. %1$s and %2$s are ways such as "leasing" and
     "buying", %3$s is a time such as "5 years" */
  subtitle = balik_text_fill (C_ ("chart", "%1$s beside %2$s, %3$s"),
                              balik_chart_words_get_our_use (plan),
                              balik_chart_words_get_linear_use (plan), span, NULL);
  balik_chart_spec_set_title (spec, C_ ("chart", "Resources"), subtitle);
  balik_chart_spec_set_pair_words (spec, balik_chart_words_get_linear_use (plan),
                                   balik_chart_words_get_our_use (plan),
                                   C_ ("head of a column", "saved"));
  balik_chart_words_set_start (spec, plan);
  for (guint i = 0; i < G_N_ELEMENTS (saving_kinds); i++)
    if (has_figures (plan, &saving_kinds[i]))
      add_row (spec, result, &saving_kinds[i]);
  balik_chart_spec_take_description (spec, describe (plan, result, locale));

  return spec;
}
