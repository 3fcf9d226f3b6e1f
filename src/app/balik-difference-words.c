/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-difference-words.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-block.h"
#include "balik-choice-words.h"
#include "balik-date-text.h"
#include "balik-number-choice.h"
#include "balik-number-format.h"
#include "balik-numbers-groups.h"
#include "balik-text-fill.h"
#include "balik-unit-words.h"

/* What differs between two plans, in words. */

/* Enough for every number that people type, without the noise of its binary form. */
#define MAX_DECIMALS 6

static BalikItem *
get_owner (BalikItem *item)
{
  while (balik_item_get_parent (item) != NULL
         && balik_item_get_kind (balik_item_get_parent (item)) != BALIK_ITEM_PLAN)
    item = balik_item_get_parent (item);
  return item;
}

static const char *
get_first_text (BalikItem *item, const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (*balik_item_get_text (item, keys[i]) != '\0')
      return balik_item_get_text (item, keys[i]);
  return NULL;
}

/* What people call the item, NULL where it has no name of its own. */
static const char *
get_item_name (BalikItem *item)
{
  static const char *const line_keys[] = { "name", "id", NULL };
  static const char *const name_keys[] = { "name", NULL };
  static const char *const id_keys[] = { "id", NULL };
  static const char *const part_keys[] = { "material", NULL };
  static const char *const card_keys[] = { "title", "text", NULL };

  switch (balik_item_get_kind (item))
    {
    case BALIK_ITEM_LINE:
      return get_first_text (item, line_keys);
    case BALIK_ITEM_OVERHEAD:
    case BALIK_ITEM_INVESTMENT:
    case BALIK_ITEM_GRANT:
      return get_first_text (item, name_keys);
    case BALIK_ITEM_MATERIAL:
      return get_first_text (item, id_keys);
    case BALIK_ITEM_PART:
      return get_first_text (item, part_keys);
    case BALIK_ITEM_CARD:
      return get_first_text (item, card_keys);
    case BALIK_ITEM_PLAN:
    case BALIK_ITEM_N_KINDS:
    default:
      return NULL;
    }
}

/* The name as it stands within words, or words for a thing without a name. */
static char *
dup_item_words (BalikItem *item)
{
  const char *name = get_item_name (item);

  if (name != NULL)
    /* Translators: the name of a thing, as typed, within quotation marks */
    return balik_text_fill (C_ ("difference", "“%s”"), name, NULL);
  switch (balik_item_get_kind (item))
    {
    case BALIK_ITEM_LINE:
      return g_strdup (C_ ("difference", "Line without a name"));
    case BALIK_ITEM_CARD:
      return g_strdup (C_ ("difference", "Empty card"));
    case BALIK_ITEM_OVERHEAD:
      return g_strdup (C_ ("difference", "Overhead without a name"));
    case BALIK_ITEM_INVESTMENT:
      return g_strdup (C_ ("difference", "Investment without a name"));
    case BALIK_ITEM_GRANT:
      return g_strdup (C_ ("difference", "Grant without a name"));
    case BALIK_ITEM_MATERIAL:
    case BALIK_ITEM_PART:
    case BALIK_ITEM_PLAN:
    case BALIK_ITEM_N_KINDS:
    default:
      return g_strdup (C_ ("difference", "Material without a name"));
    }
}

/**
 * balik_difference_dup_place:
 * @self: a difference
 *
 * Returns: (transfer full): the part of the plan that it belongs to, as a
 *     heading: “Line “Uniform set””
 */
char *
balik_difference_dup_place (const BalikDifference *self)
{
  BalikItem *owner;
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);

  owner = get_owner (balik_difference_get_item (self));
  switch (balik_item_get_kind (owner))
    {
    case BALIK_ITEM_LINE:
      name = get_item_name (owner);
      if (name == NULL)
        return g_strdup (C_ ("difference", "Line without a name"));
      /* Translators: a heading; %s is the name of a line of a plan, something that is offered */
      return balik_text_fill (C_ ("difference", "Line “%s”"), name, NULL);
    case BALIK_ITEM_MATERIAL:
    case BALIK_ITEM_PART:
      return g_strdup (_ ("Materials"));
    case BALIK_ITEM_OVERHEAD:
      return g_strdup (_ ("Overheads"));
    case BALIK_ITEM_INVESTMENT:
      return g_strdup (_ ("Investments"));
    case BALIK_ITEM_GRANT:
      return g_strdup (_ ("Grants"));
    case BALIK_ITEM_CARD:
      return g_strdup (C_ ("difference", "Cards of the canvas"));
    case BALIK_ITEM_PLAN:
    case BALIK_ITEM_N_KINDS:
    default:
      return g_strdup (C_ ("difference", "The whole plan"));
    }
}

static const char *
get_section_title (BalikItemKind kind, const char *key)
{
  guint n_groups = 0;
  const BalikNumbersGroup *groups = balik_numbers_groups_get (&n_groups);

  for (guint i = 0; i < n_groups; i++)
    if (groups[i].kind == kind && groups[i].question != NULL
        && g_strcmp0 (groups[i].section, key) == 0)
      return _ (groups[i].title);
  return key;
}

static char *
dup_field_name (BalikItem *item, const BalikField *field)
{
  g_autofree char *name = NULL;

  if (field->type == BALIK_FIELD_SECTION)
    return g_strdup (get_section_title (balik_item_get_kind (item), field->key));
  if (field->type == BALIK_FIELD_SEASON)
    return g_strdup (C_ ("difference", "Season"));
  if (field->type == BALIK_FIELD_TEXTS)
    return g_strdup (C_ ("difference", "Numbers on the card"));
  if (strcmp (field->key, "notes") == 0)
    return g_strdup (C_ ("difference", "Notes"));
  name = balik_number_dup_name (item, field->key);
  if (field->chapter != BALIK_CHAPTER_LINEAR)
    return g_steal_pointer (&name);
  /* The linear way has numbers of the same name as ours. */
  return balik_text_fill (C_ ("difference", "%1$s: %2$s"),
                          balik_chapter_get_title (BALIK_CHAPTER_LINEAR), name, NULL);
}

/**
 * balik_difference_dup_name:
 * @self: a difference
 *
 * Returns: (transfer full): what it is about, to be read below its place:
 *     “Monthly fee”
 */
char *
balik_difference_dup_name (const BalikDifference *self)
{
  BalikItem *item;
  g_autofree char *owner = NULL;
  g_autofree char *name = NULL;
  gboolean is_named_above;

  g_return_val_if_fail (self != NULL, NULL);

  item = balik_difference_get_item (self);
  owner = dup_item_words (item);
  if (self->field == NULL)
    return g_steal_pointer (&owner);
  name = dup_field_name (item, self->field);
  if (self->kind == BALIK_DIFFERENCE_ORIGIN)
    {
      g_autofree char *number = g_steal_pointer (&name);

      /* Translators: %s is the name of a number, whose source changed */
      name = balik_text_fill (C_ ("difference", "%s: where it comes from"), number, NULL);
    }
  is_named_above = balik_item_get_kind (item) == BALIK_ITEM_PLAN
                   || balik_item_get_kind (item) == BALIK_ITEM_LINE;
  if (is_named_above)
    return g_steal_pointer (&name);
  /* Translators: %1$s is a thing of a plan, as “Rent” or “Cotton”; %2$s what of it changed,
     as “Each month” */
  return balik_text_fill (C_ ("difference", "%1$s: %2$s"), owner, name, NULL);
}

/**
 * balik_difference_get_word:
 * @self: a difference
 *
 * Returns: what happened, where it is not a value: “Added”; "" for a value
 */
const char *
balik_difference_get_word (const BalikDifference *self)
{
  g_return_val_if_fail (self != NULL, "");

  switch (self->kind)
    {
    case BALIK_DIFFERENCE_ADDED:
      return C_ ("difference", "Added");
    case BALIK_DIFFERENCE_REMOVED:
      return C_ ("difference", "Removed");
    case BALIK_DIFFERENCE_MOVED:
      return C_ ("difference", "Moved");
    case BALIK_DIFFERENCE_CHANGED:
    case BALIK_DIFFERENCE_ORIGIN:
    default:
      return "";
    }
}

static char *
dup_bare_number (const BalikField *field, double number, BalikLocale *locale)
{
  if (balik_unit_get_text_kind (field->unit) == BALIK_TEXT_PERCENT)
    return balik_text_format_percent (locale, number, MAX_DECIMALS);
  return balik_text_format_number (locale, number, 0, MAX_DECIMALS);
}

/* "23,000 kip a month" */
static char *
dup_with_unit (const BalikField *field,
               const char *number,
               BalikLocale *locale,
               const char *currency)
{
  g_autofree char *unit = NULL;

  if (field->unit == BALIK_UNIT_SHARE_PER_YEAR)
    return balik_text_fill (C_ ("value", "%s a year"), number, NULL);
  if (balik_unit_get_text_kind (field->unit) == BALIK_TEXT_PERCENT)
    return g_strdup (number);
  unit = balik_unit_dup_words (field->unit, locale, currency);
  if (*unit == '\0')
    return g_strdup (number);
  /* Translators: a number, then its unit: “23,000” “kip a month” */
  return balik_text_fill (C_ ("difference", "%1$s %2$s"), number, unit, NULL);
}

static char *
dup_number (const BalikField *field,
            const BalikValue *value,
            BalikLocale *locale,
            const char *currency)
{
  g_autofree char *likely = dup_bare_number (field, balik_value_get_number (value), locale);
  g_autofree char *text = dup_with_unit (field, likely, locale, currency);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *range = NULL;

  if (!balik_value_is_range (value))
    return g_steal_pointer (&text);
  low = dup_bare_number (field, balik_value_get_low (value), locale);
  high = dup_bare_number (field, balik_value_get_high (value), locale);
  range = balik_text_join_range (low, high, balik_value_get_low (value) < 0);
  /* Translators: a likely number with its unit, then its lowest and highest: “25 days (20–30)” */
  return balik_text_fill (C_ ("difference", "%1$s (%2$s)"), text, range, NULL);
}

static char *
dup_choice (const BalikField *field, const char *text)
{
  const BalikBlock *block = strcmp (field->key, "block") == 0 ? balik_blocks_find (text) : NULL;

  return g_strdup (block != NULL ? _ (block->name) : balik_choice_get_words (text));
}

static char *
dup_month (const char *text, BalikLocale *locale)
{
  int year;
  int month;

  if (!balik_text_parse_year_month (text, &year, &month))
    return g_strdup (text);
  return balik_text_format_plan_month (locale, year, month, 1);
}

static char *
dup_origin (const BalikValue *value)
{
  const char *badge
      = balik_origin_kind_get_badge (balik_value_get_origin_part (value, BALIK_ORIGIN_KIND));
  const char *note = balik_value_get_origin_part (value, BALIK_ORIGIN_NOTE);
  const char *source = balik_value_get_origin_part (value, BALIK_ORIGIN_SOURCE);

  if (*note == '\0' && *source == '\0')
    return g_strdup (badge);
  /* Translators: where a number comes from: %1$s as “own record”, %2$s a note or source */
  return balik_text_fill (C_ ("difference", "%1$s (%2$s)"), badge, *note != '\0' ? note : source,
                          NULL);
}

static char *
dup_text (const BalikField *field, const BalikValue *value, BalikLocale *locale)
{
  const char *text = balik_value_get_text (value);

  if (*text == '\0')
    return g_strdup (C_ ("difference", "empty"));
  if (field->type == BALIK_FIELD_CHOICE)
    return dup_choice (field, text);
  if (field->type == BALIK_FIELD_MONTH)
    return dup_month (text, locale);
  if (strcmp (field->key, "country") == 0)
    return g_strdup (balik_country_get_name (text));
  return g_strdup (text);
}

static char *
dup_value (BalikDifferenceKind kind,
           const BalikField *field,
           const BalikValue *value,
           BalikLocale *locale,
           const char *currency)
{
  guint n_texts;

  if (value == NULL)
    return g_strdup (kind == BALIK_DIFFERENCE_ORIGIN ? C_ ("difference", "nowhere stated")
                                                     : C_ ("difference", "not stated"));
  switch (balik_value_get_value_type (value))
    {
    case BALIK_VALUE_NUMBER:
      return dup_number (field, value, locale, currency);
    case BALIK_VALUE_TEXT:
      return dup_text (field, value, locale);
    case BALIK_VALUE_ORIGIN:
      return dup_origin (value);
    case BALIK_VALUE_TEXTS:
      n_texts = g_strv_length ((char **)balik_value_get_texts (value));
      return g_strdup_printf (ngettext ("%u number", "%u numbers", n_texts), n_texts);
    case BALIK_VALUE_PRESENT:
    default:
      return g_strdup (C_ ("difference", "there"));
    }
}

/**
 * balik_difference_dup_before:
 * @self: a difference
 * @locale: how numbers are written
 * @currency: the currency of the first plan, "" where it states none
 *
 * Returns: (transfer full): the value in the first plan, in words; "" where
 *     balik_difference_get_word() says all
 */
char *
balik_difference_dup_before (const BalikDifference *self, BalikLocale *locale, const char *currency)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->field == NULL || self->field->type == BALIK_FIELD_SECTION)
    return g_strdup ("");
  return dup_value (self->kind, self->field, self->value_before, locale, currency);
}

/**
 * balik_difference_dup_after:
 * @self: a difference
 * @locale: how numbers are written
 * @currency: the currency of the second plan, "" where it states none
 *
 * Returns: (transfer full): the value in the second plan, in words; "" where
 *     balik_difference_get_word() says all
 */
char *
balik_difference_dup_after (const BalikDifference *self, BalikLocale *locale, const char *currency)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->field == NULL || self->field->type == BALIK_FIELD_SECTION)
    return g_strdup ("");
  return dup_value (self->kind, self->field, self->value_after, locale, currency);
}
