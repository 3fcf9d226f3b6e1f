/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-words-private.h"
#include "balik-field-check.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"
#include "balik-units.h"

#include <glib/gi18n.h>
#include <math.h>

/* The chart of what to check first: how far the ends of a number's range move what a plan is worth. */

#define DIGITS 4

/* Longer times are written as numbers. */
#define MAX_MONTHS 1200

void
balik_chart_swing_free (gpointer swing)
{
  BalikChartSwing *self = (BalikChartSwing *)swing;

  g_free (self->name);
  g_free (self->low);
  g_free (self->high);
  g_free (self);
}

/**
 * balik_chart_spec_set_middle:
 * @self: a chart of swings
 * @middle: the value with all numbers likely
 * @words: what is written above it
 *
 * Sets where all bars begin.
 */
void
balik_chart_spec_set_middle (BalikChartSpec *self, double middle, const char *words)
{
  g_return_if_fail (self != NULL && self->kind == BALIK_CHART_SWINGS);

  self->middle = middle;
  g_free (self->middle_words);
  self->middle_words = g_strdup (words);
}

/**
 * balik_chart_spec_add_swing:
 * @self: a chart of swings
 * @name: a number
 * @at_low: the value with the number at its lowest, all others likely
 * @low: its lowest value, in words
 * @at_high: the value with the number at its highest
 * @high: its highest value, in words
 *
 * Adds a row.
 */
void
balik_chart_spec_add_swing (BalikChartSpec *self,
                            const char *name,
                            double at_low,
                            const char *low,
                            double at_high,
                            const char *high)
{
  BalikChartSwing *swing;

  g_return_if_fail (self != NULL && self->kind == BALIK_CHART_SWINGS);

  swing = g_new0 (BalikChartSwing, 1);
  swing->name = g_strdup (name);
  swing->low = g_strdup (low);
  swing->high = g_strdup (high);
  swing->at_low = isfinite (at_low) ? at_low : 0;
  swing->at_high = isfinite (at_high) ? at_high : 0;
  g_ptr_array_add (self->swings, swing);
}

char *
balik_chart_spec_dup_swing_value (const BalikChartSpec *self, double value)
{
  return balik_text_format_significant (self->locale, value / self->divisor, 3);
}

/* What is read out for a row. */
char *
balik_chart_spec_dup_swing_readout (const BalikChartSpec *self, guint row)
{
  const BalikChartSwing *swing = balik_chart_spec_get_swing (self, row);
  g_autofree char *at_low = balik_chart_spec_dup_swing_value (self, swing->at_low);
  g_autofree char *at_high = balik_chart_spec_dup_swing_value (self, swing->at_high);

  /* Translators: what a number does to the worth of a plan. %1$s is its name, %2$s and %4$s are
     its lowest and its highest value, %3$s and %5$s what the plan is then worth, %6$s the unit of
     that, as “million kip” */
  return balik_text_fill (_ ("%1$s · at %2$s worth %3$s · at %4$s worth %5$s %6$s"), swing->name,
                          swing->low, at_low, swing->high, at_high, self->unit, NULL);
}

static char *
dup_value (BalikLocale *locale, const BalikField *field, double value)
{
  if (field->unit == BALIK_UNIT_SHARE || field->unit == BALIK_UNIT_SHARE_PER_YEAR)
    return balik_text_format_percent (locale, value, 1);
  if (field->unit == BALIK_UNIT_MONTHS && value == floor (value) && value < MAX_MONTHS)
    return balik_text_format_duration (locale, (int)value);

  return balik_text_format_significant (locale, value, DIGITS);
}

/* The name of a number, with its item's where the plan has several of that kind. */
static char *
dup_name (BalikItem *item, const BalikField *field)
{
  const char *label = balik_field_get_label (field);
  BalikItem *parent = balik_item_get_parent (item);
  const char *name = balik_item_get_text (item, "name");

  if (parent == NULL || name == NULL || *name == '\0'
      || g_list_model_get_n_items (balik_item_get_list (parent, balik_item_get_list_key (item)))
             < 2)
    return g_strdup (label);

  /* Translators: a number (%1$s) of one of several things (%2$s), as “Fee a month, shirts” */
  return balik_text_fill (C_ ("number of a thing", "%1$s, %2$s"), label, name, NULL);
}

static void
add_row (BalikChartSpec *spec, BalikPlan *plan, const BalikSwing *swing)
{
  g_autofree char *key = NULL;
  BalikItem *item = balik_plan_find_path (plan, swing->path, &key);
  const BalikField *field
      = item != NULL && key != NULL ? balik_fields_find (balik_item_get_kind (item), key) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  /* The plan may have changed since it was drawn. */
  if (field == NULL)
    return;
  name = dup_name (item, field);
  low = dup_value (spec->locale, field, swing->low);
  high = dup_value (spec->locale, field, swing->high);
  balik_chart_spec_add_swing (spec, name, swing->npv_at_low, low, swing->npv_at_high, high);
}

static char *
describe (const BalikChartSpec *spec)
{
  const BalikChartSwing *first;

  if (spec->swings->len == 0)
    return g_strdup (_ ("No number of the plan is a range."));
  first = balik_chart_spec_get_swing (spec, 0);
  /* Translators: a chart in words. %s is the name of a number */
  return balik_text_fill (_ ("What the plan is worth depends most on “%s”."), first->name, NULL);
}

/**
 * balik_chart_new_swings:
 * @plan: a plan
 * @result: its projection
 * @spread: its draws
 * @n_most: how many numbers at most
 * @locale: the locale of its figures
 *
 * Makes the chart of the numbers that matter most: what the plan is worth with
 * each of them at its lowest and at its highest, all others likely.
 *
 * Returns: (transfer full): the chart
 */
BalikChartSpec *
balik_chart_new_swings (BalikPlan *plan,
                        const BalikResult *result,
                        const BalikSpread *spread,
                        guint n_most,
                        BalikLocale *locale)
{
  BalikChartSpec *spec;
  g_autofree char *unit = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;
  double middle = 0;
  double max_abs;

  g_return_val_if_fail (BALIK_IS_PLAN (plan) && result != NULL && locale != NULL, NULL);
  g_return_val_if_fail (spread != NULL, NULL);

  spec = balik_chart_spec_new (BALIK_CHART_SWINGS, locale);
  balik_result_get_figure (result, "npv", &middle);
  max_abs = fabs (middle);
  for (guint i = 0; i < MIN (n_most, balik_spread_get_n_swings (spread)); i++)
    {
      const BalikSwing *swing = balik_spread_get_swing (spread, i);

      max_abs = MAX (max_abs, MAX (fabs (swing->npv_at_low), fabs (swing->npv_at_high)));
      add_row (spec, plan, swing);
    }
  unit = balik_chart_words_choose_money (spec, plan, max_abs);
  value = balik_chart_spec_dup_swing_value (spec, middle);
  /* Translators: behind “Check these first”. %s is a unit such as "million kip" */
  subtitle = balik_text_fill (C_ ("chart", "worth today, %s"), unit, NULL);
  /* Translators: above the line that all bars begin at. %s is an amount in the unit of the chart */
  words = balik_text_fill (C_ ("chart", "worth today %s"), value, NULL);
  balik_chart_spec_set_title (spec, C_ ("chart", "Check these first"), subtitle);
  balik_chart_spec_set_middle (spec, middle, words);
  balik_chart_words_set_start (spec, plan);
  balik_chart_spec_take_description (spec, describe (spec));

  return spec;
}
