/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-headline-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-money.h"
#include "balik-units.h"

/* The questions that an owner asks, answered in whole sentences. What a plan with ranges answers
 * is in balik-headline-spread.c; it uses the same sentences. */

typedef BalikHeadlineContext Context;

char *
balik_headline_format_money (const Context *context, double amount)
{
  return balik_text_format_money_short (context->locale, fabs (amount),
                                        balik_plan_get_currency (context->plan),
                                        BALIK_HEADLINE_DIGITS);
}

static double
get_figure (const Context *context, const char *name)
{
  double value;

  balik_result_get_figure (context->result, name, &value);
  return value;
}

BalikHeadline *
balik_headline_new_take (BalikTone tone, char *title, char *detail)
{
  BalikHeadline *self = g_new0 (BalikHeadline, 1);

  self->tone = tone;
  self->title = title;
  self->detail = detail;
  return self;
}

/* The month in which a running sum is lowest. */
int
balik_headline_find_lowest (const double *sums, int n_months)
{
  int lowest = 0;

  for (int t = 1; t <= n_months; t++)
    if (sums[t] < sums[lowest])
      lowest = t;
  return lowest;
}

static BalikHeadline *
answer_funding (const Context *context)
{
  g_autofree double *sums = balik_result_dup_cumulative (context->result, "cash");

  return balik_headline_answer_funding (
      context, get_figure (context, "peak_funding"), get_figure (context, "lowest_balance"),
      balik_headline_find_lowest (sums, balik_result_get_n_months (context->result)));
}

char *
balik_headline_dup_payback_title (const Context *context, gboolean pays_back, double months)
{
  if (!pays_back)
    /* Translators: %d is a number of years */
    return g_strdup_printf (ngettext ("Does not pay back in %d year",
                                      "Does not pay back in %d years", context->n_years),
                            context->n_years);
  if (months <= 0)
    return g_strdup (_ ("Pays from the first month"));
  /* Translators: %d is the number of a month, counted from opening */
  return g_strdup_printf (_ ("Pays back in month %d"), (int)ceil (months));
}

BalikHeadline *
balik_headline_answer_payback (const Context *context,
                               gboolean pays_back,
                               double months,
                               double end,
                               double peak)
{
  char *title = balik_headline_dup_payback_title (context, pays_back, months);
  g_autofree char *money = balik_headline_format_money (context, pays_back ? peak : end);

  if (!pays_back)
    return balik_headline_new_take (BALIK_TONE_BAD, title,
                                    /* Translators: %s is an amount of money */
                                    g_strdup_printf (_ ("At the end %s is still missing."), money));
  if (months <= 0)
    return balik_headline_new_take (BALIK_TONE_GOOD, title,
                                    g_strdup (_ ("and never needs more money than it earns.")));
  return balik_headline_new_take (
      BALIK_TONE_GOOD, title,
      /* Translators: follows "Pays back in month 31"; %s is an amount of money */
      g_strdup_printf (_ ("and needs %s before it does."), money));
}

BalikHeadline *
balik_headline_answer_funding (const Context *context, double peak, double balance, int month)
{
  g_autofree char *money = balik_headline_format_money (context, peak);
  g_autofree char *missing = balik_headline_format_money (context, balance);

  if (peak <= 0)
    return balik_headline_new_take (BALIK_TONE_GOOD, g_strdup (_ ("Needs no money to start")),
                                    g_strdup (_ ("It earns before it spends.")));
  if (balance < 0)
    return balik_headline_new_take (
        /* Translators: %s is an amount of money */
        BALIK_TONE_WARNING, g_strdup_printf (_ ("Needs %s"), money),
        /* Translators: %d is the number of a month, %s an amount of money */
        g_strdup_printf (_ ("in all, most of it by month %d. After the loan, %s must be your own."),
                         month, missing));
  return balik_headline_new_take (
      BALIK_TONE_NEUTRAL, g_strdup_printf (_ ("Needs %s"), money),
      /* Translators: %d is the number of a month */
      g_strdup_printf (_ ("in all, most of it by month %d. The loan covers it."), month));
}

/* The years that an answer is about, in words. */
char *
balik_headline_dup_years (const Context *context, BalikAnswer answer)
{
  if (answer == BALIK_ANSWER_WORTH)
    return g_strdup_printf (
        /* Translators: %d is a number of years */
        ngettext ("in today's money over %d year, compared with selling the usual way.",
                  "in today's money over %d years, compared with selling the usual way.",
                  context->n_years),
        context->n_years);
  /* Translators: %d is a number of years */
  return g_strdup_printf (ngettext ("over %d year than if they bought.",
                                    "over %d years than if they bought.", context->n_years),
                          context->n_years);
}

char *
balik_headline_dup_worth_title (const Context *context, double gain)
{
  g_autofree char *money = balik_headline_format_money (context, gain);

  /* Translators: %s is an amount of money */
  return g_strdup_printf (gain >= 0 ? _ ("Worth %s more") : _ ("Worth %s less"), money);
}

char *
balik_headline_dup_customer_title (const Context *context, double saving)
{
  g_autofree char *money = balik_headline_format_money (context, saving);

  /* Translators: %s is an amount of money */
  return g_strdup_printf (saving >= 0 ? _ ("Customers pay %s less") : _ ("Customers pay %s more"),
                          money);
}

static char *
format_saving (const Context *context, BalikQuantity quantity, double value)
{
  return balik_text_format_quantity (context->locale, quantity, fabs (value),
                                     BALIK_HEADLINE_DIGITS);
}

char *
balik_headline_dup_waste_title (const Context *context, double waste)
{
  g_autofree char *text = format_saving (context, BALIK_QUANTITY_MASS, waste);

  /* Translators: %s is a weight, as "320 kg" */
  return g_strdup_printf (waste >= 0 ? _ ("Keeps %s out of the dump") : _ ("Throws %s more away"),
                          text);
}

char *
balik_headline_dup_climate_detail (const Context *context, double co2e, gboolean is_close)
{
  g_autofree char *text = format_saving (context, BALIK_QUANTITY_CO2E, co2e);

  if (is_close)
    return g_strdup (_ ("compared with customers buying. For the climate it is too close to "
                        "call."));
  if (co2e > 0)
    /* Translators: %s is an amount of climate gas, as "3.1 t CO₂e" */
    return g_strdup_printf (_ ("and %s out of the air, compared with customers buying."), text);
  /* Translators: %s is an amount of climate gas, as "3.1 t CO₂e" */
  return g_strdup_printf (_ ("but puts %s more into the air, compared with customers buying."),
                          text);
}

static BalikHeadline *
answer_saving (const Context *context)
{
  const double waste = get_figure (context, "saved_waste_kg");
  const double co2e = get_figure (context, "saved_co2e_kg");
  const double close = BALIK_HEADLINE_CLOSE_CALL
                       * fabs (balik_result_get_total (context->result, "linear_co2e_kg"));
  BalikTone tone = waste >= 0 ? BALIK_TONE_GOOD : BALIK_TONE_BAD;

  if (co2e < -close && tone == BALIK_TONE_GOOD)
    tone = BALIK_TONE_WARNING;
  return balik_headline_new_take (
      tone, balik_headline_dup_waste_title (context, waste),
      balik_headline_dup_climate_detail (context, co2e, fabs (co2e) < close));
}

static BalikHeadline *
answer_payback (const Context *context)
{
  double months = 0;
  const gboolean pays_back = balik_result_get_figure (context->result, "payback_months", &months);

  return balik_headline_answer_payback (context, pays_back, months,
                                        balik_result_get_total (context->result, "cash"),
                                        get_figure (context, "peak_funding"));
}

/* From the likely run. */
static BalikHeadline *
new_likely (BalikAnswer answer, const Context *context)
{
  double value;

  switch (answer)
    {
    case BALIK_ANSWER_PAYBACK:
      return answer_payback (context);
    case BALIK_ANSWER_FUNDING:
      return answer_funding (context);
    case BALIK_ANSWER_WORTH:
      value = get_figure (context, "npv_gain");
      return balik_headline_new_take (value >= 0 ? BALIK_TONE_GOOD : BALIK_TONE_BAD,
                                      balik_headline_dup_worth_title (context, value),
                                      balik_headline_dup_years (context, answer));
    case BALIK_ANSWER_SAVING:
      return answer_saving (context);
    case BALIK_ANSWER_CUSTOMER:
      value = get_figure (context, "customer_saving");
      return balik_headline_new_take (value >= 0 ? BALIK_TONE_GOOD : BALIK_TONE_WARNING,
                                      balik_headline_dup_customer_title (context, value),
                                      balik_headline_dup_years (context, answer));
    case BALIK_N_ANSWERS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Draws say more than the likely run only where there is something to draw. */
static Context
new_context (BalikPlan *plan,
             const BalikResult *result,
             const BalikSpread *spread,
             BalikLocale *locale)
{
  const gboolean is_uncertain = spread != NULL && balik_spread_get_n_swings (spread) > 0;

  return (Context){ plan, result, is_uncertain ? spread : NULL, locale,
                    balik_result_get_n_years (result) };
}

/**
 * balik_headline_new:
 * @answer: which question
 * @plan: a plan
 * @result: its projection
 * @spread: (nullable): its draws
 * @locale: for numbers
 *
 * Answers one of the owner's questions. Where numbers of the plan are ranges
 * and there are draws, the answer is their median and says how far they spread;
 * else it is that of the likely run.
 *
 * Returns: (transfer full): the answer
 */
BalikHeadline *
balik_headline_new (BalikAnswer answer,
                    BalikPlan *plan,
                    const BalikResult *result,
                    const BalikSpread *spread,
                    BalikLocale *locale)
{
  const Context context = new_context (plan, result, spread, locale);

  return context.spread != NULL ? balik_headline_new_spread (answer, &context)
                                : new_likely (answer, &context);
}

/**
 * balik_headline_free:
 * @self: (transfer full): an answer
 *
 * Frees an answer.
 */
void
balik_headline_free (BalikHeadline *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->range);
  g_free (self);
}
