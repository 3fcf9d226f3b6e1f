/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-words-private.h"
#include "balik-loop-private.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>

/*
 * The loop of a plan in units, all lines together. What goes in comes out or stays:
 *
 *   new + renewed = placed = in use at the end + back + lost
 *   back = renewed + parts and scrap
 *
 * Units in use before opening count as new. What waits on the bench at the end
 * counts as parts and scrap.
 */

G_DEFINE_BOXED_TYPE (BalikLoopSpec, balik_loop_spec, balik_loop_spec_ref, balik_loop_spec_unref)

static void
count_units (BalikLoopSpec *self, const BalikResult *result)
{
  double existing = balik_result_get_series (result, "units_in_use")[0];
  double lost = balik_result_get_total (result, "leaked") + balik_result_get_total (result, "lost");
  double back = balik_result_get_total (result, "collected");
  double renewed = balik_result_get_total (result, "renewed_sold");

  self->units[BALIK_LOOP_NEW] = balik_result_get_total (result, "new_units") + existing;
  self->units[BALIK_LOOP_RENEWED] = renewed;
  self->units[BALIK_LOOP_PLACED] = self->units[BALIK_LOOP_NEW] + renewed;
  self->units[BALIK_LOOP_BACK] = back;
  self->units[BALIK_LOOP_LOST] = lost;
  self->units[BALIK_LOOP_IN_USE] = MAX (self->units[BALIK_LOOP_PLACED] - back - lost, 0);
  self->units[BALIK_LOOP_SCRAP] = MAX (back - renewed, 0);
}

static const char *
get_placed_pattern (BalikOfferMix mix, gboolean with_existing)
{
  if (with_existing || mix == BALIK_MIX_CARE)
    /* Translators: above a lane of the loop. %1$s is a number of units, %2$s a time such as
       "5 years" */
    return C_ ("loop", "%1$s in use over %2$s");
  if (mix == BALIK_MIX_LEASE)
    /* Translators: above a lane of the loop. %1$s is how often a unit was lent, %2$s a time
       such as "5 years" */
    return C_ ("loop", "%1$s lendings in %2$s");
  if (mix == BALIK_MIX_SELL)
    /* Translators: above a lane of the loop. %1$s is a number of units, %2$s a time such as
       "5 years" */
    return C_ ("loop", "%1$s sold in %2$s");

  /* Translators: above a lane of the loop. %1$s is a number of units, %2$s a time such as
     "5 years" */
  return C_ ("loop", "%1$s put to use in %2$s");
}

static const char *
get_renewed_pattern (BalikOfferMix mix)
{
  switch (mix)
    {
    case BALIK_MIX_LEASE:
      /* Translators: above a lane of the loop. %s is a number of units */
      return C_ ("loop", "%s lent again");
    case BALIK_MIX_SELL:
    case BALIK_MIX_CARE:
      /* Translators: above a lane of the loop. %s is a number of units */
      return C_ ("loop", "%s sold again");
    case BALIK_MIX_RENT:
    case BALIK_MIX_MIXED:
    default:
      /* Translators: above a lane of the loop. %s is a number of units */
      return C_ ("loop", "%s used again");
    }
}

static void
write_words (BalikLoopSpec *self, BalikPlan *plan, double existing)
{
  BalikOfferMix mix = balik_chart_words_get_mix (plan);
  const char *const *numbers = (const char *const *)self->numbers;

  for (int i = 0; i < BALIK_LOOP_N_LANES; i++)
    self->numbers[i] = balik_text_format_count (self->locale, self->units[i]);

  self->words[BALIK_LOOP_PLACED] = balik_text_fill (get_placed_pattern (mix, existing > 0),
                                                    numbers[BALIK_LOOP_PLACED], self->span, NULL);
  self->words[BALIK_LOOP_RENEWED]
      = balik_text_fill (get_renewed_pattern (mix), numbers[BALIK_LOOP_RENEWED], NULL);
  self->words[BALIK_LOOP_NEW] = balik_text_fill (
      /* Translators: above a lane of the loop: new units, and those in use before opening.
         %s is a number of units */
      existing > 0 ? C_ ("loop", "%s new or there before")
                   /* Translators: above a lane of the loop. %s is a number of units */
                   : C_ ("loop", "%s new units"),
      numbers[BALIK_LOOP_NEW], NULL);
  self->words[BALIK_LOOP_IN_USE] = balik_text_fill (
      /* Translators: beside a lane of the loop, on two lines. %s is a number of units */
      C_ ("loop", "%s\nstill in use"), numbers[BALIK_LOOP_IN_USE], NULL);
  self->words[BALIK_LOOP_BACK] = balik_text_fill (
      /* Translators: above a lane of the loop. %s is a number of units */
      C_ ("loop", "%s come back"), numbers[BALIK_LOOP_BACK], NULL);
  self->words[BALIK_LOOP_SCRAP] = balik_text_fill (
      /* Translators: beside a lane of the loop. %s is a number of units */
      C_ ("loop", "%s parts and scrap"), numbers[BALIK_LOOP_SCRAP], NULL);
  self->words[BALIK_LOOP_LOST] = balik_text_fill (
      /* Translators: beside a lane of the loop. %s is a number of units */
      C_ ("loop", "%s lost"), numbers[BALIK_LOOP_LOST], NULL);
}

static char *
describe (const BalikLoopSpec *self)
{
  const char *const *numbers = (const char *const *)self->numbers;

  if (balik_loop_spec_is_open (self))
    /* Translators: the loop in words. %1$s is a time such as "5 years", the others are
       numbers of units */
    return balik_text_fill (_ ("In %1$s, %2$s units are used; %3$s come back, none is used again, "
                               "%4$s are lost, and %5$s are still in use."),
                            self->span, numbers[BALIK_LOOP_PLACED], numbers[BALIK_LOOP_BACK],
                            numbers[BALIK_LOOP_LOST], numbers[BALIK_LOOP_IN_USE], NULL);

  /* Translators: the loop in words. %1$s is a time such as "5 years", the others are numbers
     of units */
  return balik_text_fill (_ ("In %1$s, units go out %2$s times: %3$s new and %4$s renewed. %5$s "
                             "come back, %6$s are lost, and %7$s are still in use."),
                          self->span, numbers[BALIK_LOOP_PLACED], numbers[BALIK_LOOP_NEW],
                          numbers[BALIK_LOOP_RENEWED], numbers[BALIK_LOOP_BACK],
                          numbers[BALIK_LOOP_LOST], numbers[BALIK_LOOP_IN_USE], NULL);
}

/**
 * balik_loop_spec_new:
 * @plan: a plan
 * @result: its projection
 * @locale: the locale of its figures
 *
 * Counts the units that go through the loop of a plan.
 *
 * Returns: (transfer full): the loop
 */
BalikLoopSpec *
balik_loop_spec_new (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  BalikLoopSpec *self;

  g_return_val_if_fail (BALIK_IS_PLAN (plan) && result != NULL && locale != NULL, NULL);

  self = g_new0 (BalikLoopSpec, 1);
  g_ref_count_init (&self->ref_count);
  self->locale = balik_locale_ref (locale);
  self->span = balik_chart_words_dup_span (plan, locale);
  count_units (self, result);
  write_words (self, plan, balik_result_get_series (result, "units_in_use")[0]);
  self->description = describe (self);

  return self;
}

/**
 * balik_loop_spec_ref:
 * @self: a loop
 *
 * Returns: (transfer full): @self
 */
BalikLoopSpec *
balik_loop_spec_ref (BalikLoopSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * balik_loop_spec_unref:
 * @self: a loop
 *
 * Frees the loop with the last reference.
 */
void
balik_loop_spec_unref (BalikLoopSpec *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;

  for (int i = 0; i < BALIK_LOOP_N_LANES; i++)
    {
      g_free (self->numbers[i]);
      g_free (self->words[i]);
    }
  g_free (self->span);
  g_free (self->description);
  balik_locale_unref (self->locale);
  g_free (self);
}

/**
 * balik_loop_spec_get_units:
 * @self: a loop
 * @lane: a lane
 *
 * Returns: how many units go through it
 */
double
balik_loop_spec_get_units (const BalikLoopSpec *self, BalikLoopLane lane)
{
  g_return_val_if_fail (self != NULL && lane < BALIK_LOOP_N_LANES, 0);

  return self->units[lane];
}

/**
 * balik_loop_spec_dup_words:
 * @self: a loop
 * @lane: a lane
 *
 * Returns: (transfer full): what the lane is, with its number: "1,628 lent again"
 */
char *
balik_loop_spec_dup_words (const BalikLoopSpec *self, BalikLoopLane lane)
{
  g_return_val_if_fail (self != NULL && lane < BALIK_LOOP_N_LANES, NULL);

  return g_strdelimit (g_strdup (self->words[lane]), "\n", ' ');
}

/**
 * balik_loop_spec_is_open:
 * @self: a loop
 *
 * Returns: whether nothing is used again, so that it is a line and not a ring
 */
gboolean
balik_loop_spec_is_open (const BalikLoopSpec *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->units[BALIK_LOOP_RENEWED] < BALIK_LOOP_LEAST;
}

/**
 * balik_loop_spec_get_description:
 * @self: a loop
 *
 * Returns: the loop in words, for a screen reader
 */
const char *
balik_loop_spec_get_description (const BalikLoopSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}
