/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-guide-reading.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-number-format.h"
#include "balik-number-parser.h"
#include "balik-plan-check.h"
#include "balik-unit-words.h"

/* Between what a person types into the Guide and values of the plan. */

static const BalikField *
get_field (const BalikQuestion *question)
{
  if (question->key == NULL)
    return NULL;
  return balik_fields_find (balik_question_get_item_kind (question), question->key);
}

/**
 * balik_guide_is_number:
 * @question: a question
 *
 * Returns: whether its answer is a number
 */
gboolean
balik_guide_is_number (const BalikQuestion *question)
{
  const BalikField *field = get_field (question);

  return field != NULL && balik_field_is_number (field);
}

static BalikTextKind
get_text_kind (const BalikField *field)
{
  return balik_unit_get_text_kind (field->unit);
}

static gboolean
parse (const BalikQuestion *question,
       BalikPlan *plan,
       BalikLocale *locale,
       const char *text,
       double *number,
       BalikTextFlags *flags,
       GError **error)
{
  const BalikTextKind kind = get_text_kind (get_field (question));
  const char *currency = balik_plan_get_currency (plan);

  if (kind == BALIK_TEXT_MONEY)
    return balik_text_parse_money (locale, text, *currency != '\0' ? currency : NULL, number, flags,
                                   error);
  return balik_text_parse_number (locale, text, kind, number, flags, error);
}

static BalikValue *
check (const BalikQuestion *question, BalikValue *value, GError **error)
{
  g_autoptr (BalikValue) taken = value;
  const BalikField *field = get_field (question);
  g_autofree char *message = field != NULL ? balik_field_check_value (field, taken) : NULL;

  if (message != NULL)
    {
      g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE, message);
      return NULL;
    }
  return g_steal_pointer (&taken);
}

static BalikValue *
read_number (const BalikQuestion *question,
             BalikPlan *plan,
             BalikLocale *locale,
             const char *text,
             const char *low,
             const char *high,
             char **reading,
             GError **error)
{
  const gboolean is_range = *low != '\0' || *high != '\0';
  BalikTextFlags flags = BALIK_TEXT_CLEAR;
  BalikTextFlags ignored;
  double points[3];

  if (!parse (question, plan, locale, text, &points[1], &flags, error))
    return NULL;
  points[0] = points[2] = points[1];
  if ((*low != '\0' && !parse (question, plan, locale, low, &points[0], &ignored, error))
      || (*high != '\0' && !parse (question, plan, locale, high, &points[2], &ignored, error)))
    return NULL;
  if (reading != NULL && flags != BALIK_TEXT_CLEAR)
    {
      g_autofree char *shown
          = balik_text_format_for_entry (locale, points[1], get_text_kind (get_field (question)));

      *reading = g_strdup_printf ("= %s", shown);
    }
  return check (question,
                is_range ? balik_value_new_range (points[0], points[1], points[2])
                         : balik_value_new_number (points[1]),
                error);
}

/**
 * balik_guide_read:
 * @question: a question
 * @plan: the plan
 * @locale: how numbers are written
 * @text: what was typed
 * @low: the lower end, "" for none
 * @high: the upper end, "" for none
 * @reading: (out) (optional) (nullable): how a sum or an ambiguous number was read
 * @error: what is wrong with it
 *
 * Returns: (transfer full): the answer
 */
BalikValue *
balik_guide_read (const BalikQuestion *question,
                  BalikPlan *plan,
                  BalikLocale *locale,
                  const char *text,
                  const char *low,
                  const char *high,
                  char **reading,
                  GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (reading != NULL)
    *reading = NULL;
  if (balik_guide_is_number (question))
    return read_number (question, plan, locale, text, low, high, reading, error);
  if (*stripped == '\0')
    {
      g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE,
                           _ ("Please write something, or skip the question."));
      return NULL;
    }
  return check (question, balik_value_new_text (stripped), error);
}

static BalikValue *
get_value (const BalikQuestion *question, BalikPlan *plan)
{
  BalikItem *item = balik_question_find_item (question, plan);

  if (item == NULL)
    return NULL;
  return balik_item_get_value (item, question->key != NULL ? question->key : "title");
}

/**
 * balik_guide_dup_value:
 * @question: a question
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): the present answer, %NULL for none
 */
BalikValue *
balik_guide_dup_value (const BalikQuestion *question, BalikPlan *plan)
{
  BalikValue *value = get_value (question, plan);

  return value != NULL ? balik_value_ref (value) : NULL;
}

/**
 * balik_guide_has_value:
 * @question: a question
 * @plan: a plan
 * @value: an answer
 *
 * Returns: whether the plan says that already
 */
gboolean
balik_guide_has_value (const BalikQuestion *question, BalikPlan *plan, const BalikValue *value)
{
  return balik_value_equal (get_value (question, plan), value);
}

/**
 * balik_guide_dup_text:
 * @question: a question
 * @plan: a plan
 * @locale: how numbers are written
 * @point: −1 for the low end of a range, 0 for the answer, 1 for the high end
 *
 * Returns: (transfer full): the present answer as one would type it, "" for none
 */
char *
balik_guide_dup_text (const BalikQuestion *question,
                      BalikPlan *plan,
                      BalikLocale *locale,
                      int point)
{
  BalikValue *value = get_value (question, plan);
  double number;

  if (value == NULL || (point != 0 && !balik_value_is_range (value)))
    return g_strdup ("");
  if (!balik_guide_is_number (question))
    return g_strdup (balik_value_get_text (value));
  number = point < 0   ? balik_value_get_low (value)
           : point > 0 ? balik_value_get_high (value)
                       : balik_value_get_number (value);
  return balik_text_format_for_entry (locale, number, get_text_kind (get_field (question)));
}

/**
 * balik_guide_dup_unit:
 * @question: a question
 * @plan: a plan
 * @locale: whose words
 *
 * Returns: (transfer full): the unit of the answer, "" for none
 */
char *
balik_guide_dup_unit (const BalikQuestion *question, BalikPlan *plan, BalikLocale *locale)
{
  if (!balik_guide_is_number (question))
    return g_strdup ("");
  return balik_unit_dup_words (get_field (question)->unit, locale, balik_plan_get_currency (plan));
}

/**
 * balik_guide_find_typical:
 * @question: a question
 * @plan: the plan
 * @template: a template of the same model
 *
 * Finds what the template answers. Amounts of money are typical only in the
 * same currency, and names and totals of one shop are not typical at all.
 *
 * Returns: (transfer full) (nullable): the typical answer
 */
BalikValue *
balik_guide_find_typical (const BalikQuestion *question, BalikPlan *plan, BalikPlan *template)
{
  if (!balik_guide_is_number (question) || question->target != BALIK_TARGET_LINE)
    return NULL;
  if (get_text_kind (get_field (question)) == BALIK_TEXT_MONEY
      && strcmp (balik_plan_get_currency (plan), balik_plan_get_currency (template)) != 0)
    return NULL;
  return balik_guide_dup_value (question, template);
}

/**
 * balik_guide_dup_typical_note:
 * @question: a question
 *
 * Returns: (transfer full): what the origin of a typical answer says
 */
char *
balik_guide_dup_typical_note (const BalikQuestion *question)
{
  return g_strdup (_ ("Taken from a template because it was not known. Replace it with your own."));
}

/**
 * balik_guide_dup_typical_words:
 * @question: a question
 * @plan: the plan
 * @locale: how numbers are written
 * @typical: the typical answer
 * @template_title: the template that it is from
 *
 * Returns: (transfer full): what "I don't know" will take over, and from where
 */
char *
balik_guide_dup_typical_words (const BalikQuestion *question,
                               BalikPlan *plan,
                               BalikLocale *locale,
                               const BalikValue *typical,
                               const char *template_title)
{
  const BalikTextKind kind = get_text_kind (get_field (question));
  g_autofree char *likely
      = balik_text_format_for_entry (locale, balik_value_get_number (typical), kind);
  g_autofree char *low = balik_text_format_for_entry (locale, balik_value_get_low (typical), kind);
  g_autofree char *high
      = balik_text_format_for_entry (locale, balik_value_get_high (typical), kind);
  g_autofree char *unit = balik_guide_dup_unit (question, plan, locale);

  if (balik_value_is_range (typical))
    return g_strdup_printf (
        /* Translators: low end, high end, unit, likely value, title of a template */
        _ ("Use %s to %s %s, most often %s. From the template “%s”, itself an estimate. It stays "
           "marked as assumed until you replace it."),
        low, high, unit, likely, template_title);
  return g_strdup_printf (
      /* Translators: a value, its unit, title of a template */
      _ ("Use %s %s. From the template “%s”, itself an estimate. It stays marked as assumed until "
         "you replace it."),
      likely, unit, template_title);
}
