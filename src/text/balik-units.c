/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-units.h"

#include "balik-compact.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * Physical quantities and time. Each is held in one unit and shown in the one
 * that keeps its number short; very large numbers get a word ("1.2 million m³").
 */

#define MAX_STEPS 3

typedef struct
{
  double size;
  const char *unit;
  const char *pattern;
} UnitStep;

/* "unit" stands alone, beside an entry or in a title; "quantity" follows a number. */
static const UnitStep quantities[][MAX_STEPS] = {
  [BALIK_QUANTITY_MASS] = {
    { 0.001,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "g"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s g") },
    { 1.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "kg"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s kg") },
    { 1000.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "t"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s t") },
  },
  [BALIK_QUANTITY_CO2E] = {
    { 0.001,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "g CO₂e"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s g CO₂e") },
    { 1.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "kg CO₂e"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s kg CO₂e") },
    { 1000.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "t CO₂e"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s t CO₂e") },
  },
  [BALIK_QUANTITY_WATER] = {
    { 1.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "L"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s L") },
    { 1000.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "m³"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s m³") },
  },
  [BALIK_QUANTITY_ENERGY] = {
    { 1.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "MJ"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s MJ") },
    { 1000.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "GJ"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s GJ") },
  },
  [BALIK_QUANTITY_ELECTRICITY] = {
    { 1.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "kWh"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s kWh") },
    { 1000.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "MWh"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s MWh") },
  },
  [BALIK_QUANTITY_DISTANCE] = {
    { 1.0,
      /* Translators: a unit of measure, beside an entry or in a title */
      NC_ ("unit", "km"),
      /* Translators: %s is a number such as 320, or a word such as “million” */
      NC_ ("quantity", "%s km") },
  },
};

/*
 * The largest unit of which there is at least one. Nothing at all is given in
 * the unit that it is held in, and so is what is less than a tenth of a gram.
 */
static const UnitStep *
find_step (BalikQuantity quantity, double size)
{
  const UnitStep *steps = quantities[quantity];
  const UnitStep *found = NULL;

  for (int i = 0; i < MAX_STEPS && steps[i].pattern != NULL; i++)
    {
      if (steps[i].size == 1.0 && found == NULL && size < 0.0001)
        return &steps[i];
      if (size >= steps[i].size)
        found = &steps[i];
    }

  return found != NULL ? found : &steps[0];
}

static const char *
get_quantity_pattern (const UnitStep *step)
{
  return g_dpgettext2 (NULL, "quantity", step->pattern);
}

/**
 * balik_text_format_quantity:
 * @locale: a locale
 * @quantity: what is measured
 * @value: how much, in the unit that @quantity is held in
 * @digits: how many digits carry meaning; %BALIK_TEXT_DIGITS unless known better
 *
 * Writes a quantity, rounded, in the unit that suits its size.
 *
 * Returns: (transfer full): "320 kg", "3.1 t", "32,900 m³"
 */
char *
balik_text_format_quantity (BalikLocale *locale, BalikQuantity quantity, double value, int digits)
{
  g_autofree char *number = NULL;
  const UnitStep *step;
  double rounded;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (quantity <= BALIK_QUANTITY_DISTANCE, NULL);
  g_return_val_if_fail (digits >= 1, NULL);

  rounded = balik_text_round_significant (value, digits);
  if (!isfinite (rounded))
    return balik_text_format_number (locale, rounded, 0, 0);

  step = find_step (quantity, fabs (rounded));
  number = balik_text_format_short (locale, rounded / step->size, digits);

  return balik_text_fill (get_quantity_pattern (step), number, NULL);
}

/**
 * balik_text_format_quantity_range:
 * @locale: a locale
 * @quantity: what is measured
 * @low: the low end
 * @high: the high end
 * @digits: how many digits carry meaning
 *
 * Writes both ends in one unit, the one that suits the larger.
 *
 * Returns: (transfer full): "80–560 kg", "−6.4 to 8 t CO₂e"
 */
char *
balik_text_format_quantity_range (BalikLocale *locale,
                                  BalikQuantity quantity,
                                  double low,
                                  double high,
                                  int digits)
{
  g_autofree char *range = NULL;
  const UnitStep *step;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (quantity <= BALIK_QUANTITY_DISTANCE, NULL);
  g_return_val_if_fail (digits >= 1, NULL);

  if (!isfinite (low) || !isfinite (high))
    return balik_text_format_number (locale, NAN, 0, 0);

  step = find_step (quantity, balik_text_round_significant (MAX (fabs (low), fabs (high)), digits));
  range = balik_text_format_short_range (locale, low / step->size, high / step->size, digits);

  return balik_text_fill (get_quantity_pattern (step), range, NULL);
}

/**
 * balik_text_choose_unit:
 * @locale: a locale
 * @quantity: what is measured
 * @max_abs: the largest value that is shown, its sign left out
 * @unit: (out) (transfer full) (optional): the unit with the word of its scale
 *
 * Chooses the unit of a chart or table, as `balik_text_choose_scale ()` does.
 *
 * Returns: what the values are divided by
 */
double
balik_text_choose_unit (BalikLocale *locale, BalikQuantity quantity, double max_abs, char **unit)
{
  g_autofree char *word = NULL;
  const UnitStep *step;
  double scale;

  g_return_val_if_fail (locale != NULL, 1.0);
  g_return_val_if_fail (quantity <= BALIK_QUANTITY_DISTANCE, 1.0);

  step = find_step (quantity, isfinite (max_abs) ? fabs (max_abs) : 0.0);
  scale = balik_text_choose_scale (locale, fabs (max_abs) / step->size, &word);

  if (unit != NULL && *word != '\0')
    *unit = balik_text_fill (get_quantity_pattern (step), word, NULL);
  else if (unit != NULL)
    *unit = g_strdup (g_dpgettext2 (NULL, "unit", step->unit));

  return scale * step->size;
}

/**
 * balik_text_format_month_index:
 * @locale: a locale
 * @month: a month of the plan, counted from 1; 0 is before opening
 *
 * Returns: (transfer full): "month 31", for the middle of a sentence
 */
char *
balik_text_format_month_index (BalikLocale *locale, int month)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (locale != NULL, NULL);

  number = balik_text_format_number (locale, month, 0, 0);

  /* Translators: a month of the plan, counted from its start, in the middle of a
     sentence. %s is a number such as 31 */
  return balik_text_fill (C_ ("month of a plan", "month %s"), number, NULL);
}

/**
 * balik_text_format_duration:
 * @locale: a locale
 * @months: a time in months
 *
 * Returns: (transfer full): "5 years" if they are whole years, else "31 months"
 */
char *
balik_text_format_duration (BalikLocale *locale, int months)
{
  g_autofree char *number = NULL;
  gboolean in_years = months != 0 && months % 12 == 0;
  int count = in_years ? months / 12 : months;
  gulong n = (gulong)ABS ((glong)count);

  g_return_val_if_fail (locale != NULL, NULL);

  number = balik_text_format_number (locale, count, 0, 0);

  if (in_years)
    /* Translators: a time. %s is a number in digits */
    return balik_text_fill (ngettext ("%s year", "%s years", n), number, NULL);

  /* Translators: a time. %s is a number in digits */
  return balik_text_fill (ngettext ("%s month", "%s months", n), number, NULL);
}
