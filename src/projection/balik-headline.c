/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-headline.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-money.h"
#include "balik-units.h"

/* The questions that an owner asks, answered in whole sentences. Amounts are
 * rounded to three digits: more would pretend that a plan is a measurement. */

#define DIGITS 3

/* A saving below this share of the linear way is called too close to call. */
#define CLOSE_CALL 0.01

typedef struct
{
  BalikPlan *plan;
  const BalikResult *result;
  BalikLocale *locale;
  int n_years;
} Context;

static char *
format_money (const Context *context, double amount)
{
  return balik_text_format_money_short (context->locale, fabs (amount),
                                        balik_plan_get_currency (context->plan), DIGITS);
}

static double
get_figure (const Context *context, const char *name)
{
  double value;

  balik_result_get_figure (context->result, name, &value);
  return value;
}

static BalikHeadline *
new_headline (BalikTone tone, char *title, char *detail)
{
  BalikHeadline *self = g_new0 (BalikHeadline, 1);

  self->tone = tone;
  self->title = title;
  self->detail = detail;
  return self;
}

/* The month in which the running sum of owner-independent cash is lowest. */
static int
find_lowest_month (const Context *context)
{
  g_autofree double *sums = balik_result_dup_cumulative (context->result, "cash");
  int lowest = 0;

  for (int t = 1; t <= balik_result_get_n_months (context->result); t++)
    if (sums[t] < sums[lowest])
      lowest = t;
  return lowest;
}

static char *
dup_payback_title (const Context *context)
{
  double months;

  if (!balik_result_get_figure (context->result, "payback_months", &months))
    /* Translators: %d is a number of years */
    return g_strdup_printf (ngettext ("Does not pay back in %d year",
                                      "Does not pay back in %d years", context->n_years),
                            context->n_years);
  if (months <= 0)
    return g_strdup (_ ("Pays from the first month"));
  /* Translators: %d is the number of a month, counted from opening */
  return g_strdup_printf (_ ("Pays back in month %d"), (int)ceil (months));
}

static BalikHeadline *
answer_payback (const Context *context)
{
  double months;
  g_autofree char *money = NULL;

  if (!balik_result_get_figure (context->result, "payback_months", &months))
    {
      double end = balik_result_get_total (context->result, "cash");

      money = format_money (context, end);
      return new_headline (BALIK_TONE_BAD, dup_payback_title (context),
                           /* Translators: %s is an amount of money */
                           g_strdup_printf (_ ("At the end %s is still missing."), money));
    }
  if (months <= 0)
    return new_headline (BALIK_TONE_GOOD, dup_payback_title (context),
                         g_strdup (_ ("and never needs more money than it earns.")));
  money = format_money (context, get_figure (context, "peak_funding"));
  return new_headline (BALIK_TONE_GOOD, dup_payback_title (context),
                       /* Translators: follows "Pays back in month 31"; %s is an amount of money */
                       g_strdup_printf (_ ("and needs %s before it does."), money));
}

static BalikHeadline *
answer_funding (const Context *context)
{
  double peak = get_figure (context, "peak_funding");
  double balance = get_figure (context, "lowest_balance");
  g_autofree char *money = format_money (context, peak);
  g_autofree char *missing = format_money (context, balance);

  if (peak <= 0)
    return new_headline (BALIK_TONE_GOOD, g_strdup (_ ("Needs no money to start")),
                         g_strdup (_ ("It earns before it spends.")));
  if (balance < 0)
    return new_headline (
        /* Translators: %s is an amount of money */
        BALIK_TONE_WARNING, g_strdup_printf (_ ("Needs %s"), money),
        /* Translators: %d is the number of a month, %s an amount of money */
        g_strdup_printf (_ ("in all, most of it by month %d. After the loan, %s must be your own."),
                         find_lowest_month (context), missing));
  return new_headline (BALIK_TONE_NEUTRAL, g_strdup_printf (_ ("Needs %s"), money),
                       /* Translators: %d is the number of a month */
                       g_strdup_printf (_ ("in all, most of it by month %d. The loan covers it."),
                                        find_lowest_month (context)));
}

static BalikHeadline *
answer_worth (const Context *context)
{
  double gain = get_figure (context, "npv_gain");
  g_autofree char *money = format_money (context, gain);
  char *detail = g_strdup_printf (
      /* Translators: %d is a number of years */
      ngettext ("in today's money over %d year, compared with selling the usual way.",
                "in today's money over %d years, compared with selling the usual way.",
                context->n_years),
      context->n_years);

  if (gain >= 0)
    /* Translators: %s is an amount of money */
    return new_headline (BALIK_TONE_GOOD, g_strdup_printf (_ ("Worth %s more"), money), detail);
  return new_headline (BALIK_TONE_BAD, g_strdup_printf (_ ("Worth %s less"), money), detail);
}

static char *
format_saving (const Context *context, BalikQuantity quantity, double value)
{
  return balik_text_format_quantity (context->locale, quantity, fabs (value), DIGITS);
}

static BalikHeadline *
answer_saving (const Context *context)
{
  double waste = get_figure (context, "saved_waste_kg");
  double co2e = get_figure (context, "saved_co2e_kg");
  double linear_co2e = balik_result_get_total (context->result, "linear_co2e_kg");
  g_autofree char *waste_text = format_saving (context, BALIK_QUANTITY_MASS, waste);
  g_autofree char *co2e_text = format_saving (context, BALIK_QUANTITY_CO2E, co2e);
  char *title;
  char *detail;
  BalikTone tone = waste >= 0 ? BALIK_TONE_GOOD : BALIK_TONE_BAD;

  if (waste >= 0)
    /* Translators: %s is a weight, as "320 kg" */
    title = g_strdup_printf (_ ("Keeps %s out of the dump"), waste_text);
  else
    /* Translators: %s is a weight, as "320 kg" */
    title = g_strdup_printf (_ ("Throws %s more away"), waste_text);

  if (fabs (co2e) < CLOSE_CALL * fabs (linear_co2e))
    detail = g_strdup (_ ("compared with customers buying. For the climate it is too close to "
                          "call."));
  else if (co2e > 0)
    /* Translators: %s is an amount of climate gas, as "3.1 t CO₂e" */
    detail
        = g_strdup_printf (_ ("and %s out of the air, compared with customers buying."), co2e_text);
  else
    /* Translators: %s is an amount of climate gas, as "3.1 t CO₂e" */
    detail = g_strdup_printf (_ ("but puts %s more into the air, compared with customers buying."),
                              co2e_text);
  if (co2e < -CLOSE_CALL * fabs (linear_co2e) && tone == BALIK_TONE_GOOD)
    tone = BALIK_TONE_WARNING;
  return new_headline (tone, title, detail);
}

static BalikHeadline *
answer_customer (const Context *context)
{
  double saving = get_figure (context, "customer_saving");
  g_autofree char *money = format_money (context, saving);
  char *detail =
      /* Translators: %d is a number of years */
      g_strdup_printf (ngettext ("over %d year than if they bought.",
                                 "over %d years than if they bought.", context->n_years),
                       context->n_years);

  if (saving >= 0)
    /* Translators: %s is an amount of money */
    return new_headline (BALIK_TONE_GOOD, g_strdup_printf (_ ("Customers pay %s less"), money),
                         detail);
  return new_headline (BALIK_TONE_WARNING, g_strdup_printf (_ ("Customers pay %s more"), money),
                       detail);
}

/**
 * balik_headline_new:
 * @answer: which question
 * @plan: a plan
 * @result: its projection
 * @locale: for numbers
 *
 * Answers one of the owner's questions, from the likely run.
 *
 * Returns: (transfer full): the answer
 */
BalikHeadline *
balik_headline_new (BalikAnswer answer,
                    BalikPlan *plan,
                    const BalikResult *result,
                    BalikLocale *locale)
{
  const Context context = { plan, result, locale, balik_result_get_n_years (result) };

  switch (answer)
    {
    case BALIK_ANSWER_PAYBACK:
      return answer_payback (&context);
    case BALIK_ANSWER_FUNDING:
      return answer_funding (&context);
    case BALIK_ANSWER_WORTH:
      return answer_worth (&context);
    case BALIK_ANSWER_SAVING:
      return answer_saving (&context);
    case BALIK_ANSWER_CUSTOMER:
      return answer_customer (&context);
    case BALIK_N_ANSWERS:
    default:
      g_return_val_if_reached (NULL);
    }
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
  g_free (self);
}

/**
 * balik_headline_dup_short:
 * @plan: a plan
 * @result: its projection
 * @locale: for numbers
 *
 * Returns: (transfer full): the answer to "does it pay, and when", short
 *     enough for a card or a foot line
 */
char *
balik_headline_dup_short (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  const Context context = { plan, result, locale, balik_result_get_n_years (result) };

  return dup_payback_title (&context);
}
