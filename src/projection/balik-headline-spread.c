/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-headline-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-chance-text.h"
#include "balik-money.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"
#include "balik-units.h"

/* The answers of a plan with ranges: the median of the draws, and the range that holds eight of ten
 * of them. Where that range has both more and less in it, the answer is too close to call and says
 * the chance instead. */

typedef BalikHeadlineContext Context;

/* A figure over the draws. */
typedef struct
{
  double low;
  double median;
  double high;
} Middle;

/* Figures that every draw has. */
static Middle
get_middle (const Context *context, const char *figure)
{
  Middle self = { 0 };

  balik_spread_get_percentile (context->spread, figure, BALIK_LEVEL_10, &self.low);
  balik_spread_get_percentile (context->spread, figure, BALIK_LEVEL_50, &self.median);
  balik_spread_get_percentile (context->spread, figure, BALIK_LEVEL_90, &self.high);
  return self;
}

static gboolean
is_too_close (const Middle *middle)
{
  return middle->low < 0 && middle->high > 0;
}

static char *
dup_eight_in_ten (char *range)
{
  g_autofree char *owned = range;

  /* Translators: how sure a figure is. %s is a range, as “116–173 million kip” */
  return g_strdup_printf (_ ("8 in 10 chances: %s"), owned);
}

/* The range without signs, from the smaller amount to the larger. */
static char *
format_money_range (const Context *context, const Middle *middle)
{
  const double first = fabs (middle->low);
  const double second = fabs (middle->high);

  return balik_text_format_money_range (context->locale, fmin (first, second), fmax (first, second),
                                        balik_plan_get_currency (context->plan),
                                        BALIK_HEADLINE_DIGITS);
}

static char *
format_quantity_range (const Context *context, BalikQuantity quantity, const Middle *middle)
{
  const double first = fabs (middle->low);
  const double second = fabs (middle->high);

  return balik_text_format_quantity_range (context->locale, quantity, fmin (first, second),
                                           fmax (first, second), BALIK_HEADLINE_DIGITS);
}

static char *
dup_chance_above (const Context *context, const char *figure)
{
  return balik_text_format_chance (context->locale,
                                   balik_spread_get_share_above (context->spread, figure, 0));
}

/**
 * balik_headline_dup_payback_months:
 * @spread: draws
 * @locale: for numbers
 *
 * Returns: (transfer full) (nullable): the months in which eight of ten draws
 *     pay back, as "28–40"; %NULL if not even nine in ten pay back
 */
char *
balik_headline_dup_payback_months (const BalikSpread *spread, BalikLocale *locale)
{
  double first = 0;
  double last = 0;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (spread != NULL && locale != NULL, NULL);

  if (!balik_spread_get_percentile (spread, "payback_months", BALIK_LEVEL_10, &first)
      || !balik_spread_get_percentile (spread, "payback_months", BALIK_LEVEL_90, &last))
    return NULL;
  from = balik_text_format_count (locale, fmax (ceil (first), 0));
  to = balik_text_format_count (locale, fmax (ceil (last), 0));

  return balik_text_join_range (from, to, FALSE);
}

static double
get_chance_of_payback (const Context *context)
{
  return balik_spread_get_share_at_most (context->spread, "payback_months",
                                         balik_spread_get_n_months (context->spread));
}

/* “8 in 10 chances: month 28–40, 116–173 million kip”, or the chance that it pays back at all. */
static char *
dup_payback_range (const Context *context, const Middle *peak)
{
  g_autofree char *months = balik_headline_dup_payback_months (context->spread, context->locale);

  if (months != NULL)
    {
      g_autofree char *money = format_money_range (context, peak);

      /* Translators: how sure an answer is. %1$s are months, as “28–40”, %2$s is the money that is
         needed, as “116–173 million kip” */
      return balik_text_fill (_ ("8 in 10 chances: month %1$s, %2$s"), months, money, NULL);
    }
  else
    {
      g_autofree char *chance
          = balik_text_format_chance (context->locale, get_chance_of_payback (context));

      return g_strdup_printf (
          /* Translators: %s is a chance, as “6 in 10”, %d a number of years */
          ngettext ("%s chances that it pays back within %d year",
                    "%s chances that it pays back within %d years", context->n_years),
          chance, context->n_years);
    }
}

static BalikHeadline *
answer_payback (const Context *context)
{
  const int n_months = balik_spread_get_n_months (context->spread);
  const double *cash = balik_spread_get_fan (context->spread, "cash", BALIK_LEVEL_50);
  const Middle peak = get_middle (context, "peak_funding");
  double months = 0;
  const gboolean pays_back
      = balik_spread_get_percentile (context->spread, "payback_months", BALIK_LEVEL_50, &months);
  BalikHeadline *self
      = balik_headline_answer_payback (context, pays_back, months, cash[n_months], peak.median);

  self->range = dup_payback_range (context, &peak);
  return self;
}

static BalikHeadline *
answer_funding (const Context *context)
{
  const double *cash = balik_spread_get_fan (context->spread, "cash", BALIK_LEVEL_50);
  const Middle peak = get_middle (context, "peak_funding");
  const Middle balance = get_middle (context, "lowest_balance");
  const int lowest = balik_headline_find_lowest (cash, balik_spread_get_n_months (context->spread));
  BalikHeadline *self
      = balik_headline_answer_funding (context, peak.median, balance.median, lowest);

  self->range = dup_eight_in_ten (format_money_range (context, &peak));
  return self;
}

static BalikHeadline *
answer_worth (const Context *context)
{
  const Middle gain = get_middle (context, "npv_gain");
  BalikTone tone = gain.median >= 0 ? BALIK_TONE_GOOD : BALIK_TONE_BAD;
  g_autofree char *chance = dup_chance_above (context, "npv_gain");
  BalikHeadline *self;

  if (is_too_close (&gain))
    tone = BALIK_TONE_WARNING;
  self = balik_headline_new_take (tone, balik_headline_dup_worth_title (context, gain.median),
                                  balik_headline_dup_years (context, BALIK_ANSWER_WORTH));
  self->range = is_too_close (&gain)
                    /* Translators: %s is a chance, as “6 in 10” */
                    ? g_strdup_printf (_ ("%s chances that it is worth more"), chance)
                    : dup_eight_in_ten (format_money_range (context, &gain));
  return self;
}

static char *
dup_doubtful_waste_title (const Context *context, double waste)
{
  g_autofree char *text = balik_text_format_quantity (context->locale, BALIK_QUANTITY_MASS,
                                                      fabs (waste), BALIK_HEADLINE_DIGITS);

  /* Translators: of a saving that is not sure. %s is a weight, as "320 kg" */
  return g_strdup_printf (
      waste >= 0 ? _ ("May keep %s out of the dump") : _ ("May throw %s more away"), text);
}

static char *
dup_saving_range (const Context *context, const Middle *waste, gboolean is_climate_close)
{
  g_autofree char *waste_chance = dup_chance_above (context, "saved_waste_kg");
  g_autofree char *co2e_chance = dup_chance_above (context, "saved_co2e_kg");
  g_autofree char *range
      = is_too_close (waste)
            /* Translators: %s is a chance, as “6 in 10” */
            ? g_strdup_printf (_ ("%s chances of less waste"), waste_chance)
            : dup_eight_in_ten (format_quantity_range (context, BALIK_QUANTITY_MASS, waste));

  if (!is_climate_close)
    return g_steal_pointer (&range);
  /* Translators: %1$s is such as “8 in 10 chances: 80–560 kg”, %2$s a chance, as “6 in 10” */
  return balik_text_fill (_ ("%1$s; %2$s chances of less climate gas"), range, co2e_chance, NULL);
}

static BalikHeadline *
answer_saving (const Context *context)
{
  const Middle waste = get_middle (context, "saved_waste_kg");
  const Middle co2e = get_middle (context, "saved_co2e_kg");
  const double least = BALIK_HEADLINE_CLOSE_CALL
                       * fabs (balik_result_get_total (context->result, "linear_co2e_kg"));
  const gboolean is_climate_close = is_too_close (&co2e) || fabs (co2e.median) < least;
  BalikTone tone = waste.median >= 0 ? BALIK_TONE_GOOD : BALIK_TONE_BAD;
  BalikHeadline *self;

  if (is_too_close (&waste) || (co2e.median < -least && tone == BALIK_TONE_GOOD))
    tone = BALIK_TONE_WARNING;
  self = balik_headline_new_take (
      tone,
      is_too_close (&waste) ? dup_doubtful_waste_title (context, waste.median)
                            : balik_headline_dup_waste_title (context, waste.median),
      balik_headline_dup_climate_detail (context, co2e.median, is_climate_close));
  self->range = dup_saving_range (context, &waste, is_climate_close);
  return self;
}

static BalikHeadline *
answer_customer (const Context *context)
{
  const Middle saving = get_middle (context, "customer_saving");
  const gboolean is_good = saving.median >= 0 && !is_too_close (&saving);
  g_autofree char *chance = dup_chance_above (context, "customer_saving");
  BalikHeadline *self
      = balik_headline_new_take (is_good ? BALIK_TONE_GOOD : BALIK_TONE_WARNING,
                                 balik_headline_dup_customer_title (context, saving.median),
                                 balik_headline_dup_years (context, BALIK_ANSWER_CUSTOMER));

  self->range = is_too_close (&saving)
                    /* Translators: %s is a chance, as “6 in 10” */
                    ? g_strdup_printf (_ ("%s chances that customers pay less"), chance)
                    : dup_eight_in_ten (format_money_range (context, &saving));
  return self;
}

/* From the draws. */
BalikHeadline *
balik_headline_new_spread (BalikAnswer answer, const BalikHeadlineContext *context)
{
  switch (answer)
    {
    case BALIK_ANSWER_PAYBACK:
      return answer_payback (context);
    case BALIK_ANSWER_FUNDING:
      return answer_funding (context);
    case BALIK_ANSWER_WORTH:
      return answer_worth (context);
    case BALIK_ANSWER_SAVING:
      return answer_saving (context);
    case BALIK_ANSWER_CUSTOMER:
      return answer_customer (context);
    case BALIK_N_ANSWERS:
    default:
      g_return_val_if_reached (NULL);
    }
}
