/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-card-number.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-compact.h"
#include "balik-money.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"
#include "balik-unit-words.h"

/* From here on an amount of money is written with a word, as "38 million". */
#define SCALED_FROM 1e6

static gboolean
is_money (BalikUnit unit)
{
  return balik_unit_get_text_kind (unit) == BALIK_TEXT_MONEY;
}

/* The unit's words, of one where there is one: "1 month". */
static char *
dup_unit (BalikUnit unit, double number, BalikLocale *locale)
{
  /* 0.5 or 1.5 of something are more than one in the languages that tell apart. */
  const gulong count = number == 1 ? 1 : MAX (2, (gulong)ceil (MIN (fabs (number), 1e9)));

  switch (unit)
    {
    case BALIK_UNIT_MONTHS:
      return g_strdup (ngettext ("month", "months", count));
    case BALIK_UNIT_DAYS:
      return g_strdup (ngettext ("day", "days", count));
    case BALIK_UNIT_YEARS:
      return g_strdup (ngettext ("year", "years", count));
    default:
      return balik_unit_dup_words (unit, locale, "");
    }
}

static char *
format_plain (BalikLocale *locale, double number)
{
  if (number != 0 && fabs (number) < 0.01)
    return balik_text_format_significant (locale, number, 2);
  return balik_text_format_number (locale, number, 0, 2);
}

/* Large amounts are written in millions, which become part of the unit. */
static void
format_money (BalikCardNumber *self,
              BalikLocale *locale,
              double number,
              BalikUnit unit,
              const char *currency)
{
  g_autofree char *scale = NULL;
  g_autofree char *word = NULL;
  g_autofree char *scaled = NULL;
  GString *words;
  double divisor;

  self->unit = balik_unit_dup_words (unit, locale, currency);
  if (fabs (number) < SCALED_FROM || *currency == '\0')
    {
      self->value = balik_text_format_amount (locale, number, currency);
      return;
    }
  divisor = balik_text_choose_scale (locale, fabs (number), &scale);
  self->value = format_plain (locale, number / divisor);
  word = balik_text_dup_currency_word (locale, currency);
  scaled = balik_text_format_scaled_currency (locale, scale, currency);
  words = g_string_new_take (g_steal_pointer (&self->unit));
  g_string_replace (words, word, scaled, 1);
  self->unit = g_string_free_and_steal (words);
}

/**
 * balik_card_number_new:
 * @plan: a plan
 * @path: the key path of a number
 * @locale: how to write it
 *
 * Returns: (transfer full) (nullable): the number, %NULL if @path does not lead
 *     to one
 */
BalikCardNumber *
balik_card_number_new (BalikPlan *plan, const char *path, BalikLocale *locale)
{
  g_autofree char *key = NULL;
  const BalikField *field;
  BalikCardNumber *self;
  BalikItem *item;
  double number;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  item = balik_plan_find_path (plan, path, &key);
  if (item == NULL || key == NULL)
    return NULL;
  field = balik_fields_find (balik_item_get_kind (item), key);
  if (field == NULL || !balik_field_is_number (field))
    return NULL;

  self = g_new0 (BalikCardNumber, 1);
  self->item = g_object_ref (item);
  self->is_assumed = balik_item_is_assumed (item, key);
  number = balik_item_get_number (item, key);
  if (is_money (field->unit))
    format_money (self, locale, number, field->unit, balik_plan_get_currency (plan));
  else if (field->unit == BALIK_UNIT_SHARE || field->unit == BALIK_UNIT_SHARE_PER_YEAR)
    {
      self->value = format_plain (locale, number * 100);
      self->unit = dup_unit (field->unit, number, locale);
    }
  else
    {
      self->value = format_plain (locale, number);
      self->unit = dup_unit (field->unit, number, locale);
    }
  self->key = g_steal_pointer (&key);
  return self;
}

/**
 * balik_card_number_new_for_card:
 * @plan: a plan
 * @card: one of its cards
 * @locale: how to write it
 *
 * Returns: (transfer full) (nullable): the number of the card's first link
 */
BalikCardNumber *
balik_card_number_new_for_card (BalikPlan *plan, BalikItem *card, BalikLocale *locale)
{
  const char *const *links;

  g_return_val_if_fail (BALIK_IS_ITEM (card), NULL);

  links = balik_item_get_texts (card, "links");
  return links[0] != NULL ? balik_card_number_new (plan, links[0], locale) : NULL;
}

/**
 * balik_card_number_free:
 * @self: (transfer full): a number
 *
 * Frees a number.
 */
void
balik_card_number_free (BalikCardNumber *self)
{
  g_object_unref (self->item);
  g_free (self->key);
  g_free (self->value);
  g_free (self->unit);
  g_free (self);
}

/**
 * balik_card_number_dup_text:
 * @self: a number
 *
 * Returns: (transfer full): value and unit in one, as "26 months"
 */
char *
balik_card_number_dup_text (const BalikCardNumber *self)
{
  if (*self->unit == '\0')
    return g_strdup (self->value);
  /* Translators: a number and its unit, as in "26" "months" */
  return balik_text_fill (C_ ("quantity", "%s %s"), self->value, self->unit, NULL);
}

/**
 * balik_card_dup_spoken:
 * @card: a card
 * @number: (nullable): the number that it shows
 *
 * Returns: (transfer full): the card as a screen reader says it
 */
char *
balik_card_dup_spoken (BalikItem *card, const BalikCardNumber *number)
{
  const char *title = balik_item_get_text (card, "title");
  g_autofree char *text = NULL;

  if (*title == '\0')
    title = _ ("Card without a title");
  if (number == NULL)
    return g_strdup (title);
  text = balik_card_number_dup_text (number);
  if (number->is_assumed)
    /* Translators: the title of a card, then its number with unit */
    return balik_text_fill (_ ("%s, %s, assumed"), title, text, NULL);
  /* Translators: the title of a card, then its number with unit */
  return balik_text_fill (_ ("%s, %s"), title, text, NULL);
}
