/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-field-number.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-field-reading.h"
#include "balik-text-fill.h"

/* What people do to a number and its range, checked against the field's own bounds. */

static gboolean
fail_rule (GError **error, const char *pattern, const char *bound)
{
  g_autofree char *message = balik_text_fill (pattern, bound, NULL);

  g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE, message);
  return FALSE;
}

/* The plan checks as well; this says it in the units of the entry. */
static gboolean
check_number (BalikFieldEditor *self, double number, gboolean is_range, GError **error)
{
  const BalikField *field = balik_field_editor_get_field (self);
  g_autofree char *low = balik_field_editor_format (self, field->min);
  g_autofree char *high = balik_field_editor_format (self, field->max);

  if (field->type == BALIK_FIELD_INTEGER && !is_range && number != floor (number))
    {
      g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE,
                           _ ("It must be a whole number."));
      return FALSE;
    }
  if ((field->flags & BALIK_FIELD_ABOVE_MIN) && number <= field->min)
    /* Translators: %s is a number, as 0 or 5 % */
    return fail_rule (error, _ ("It must be more than %s."), low);
  if (number < field->min)
    /* Translators: %s is a number, as 0 or 5 % */
    return fail_rule (error, _ ("It must be at least %s."), low);
  if (number > field->max)
    /* Translators: %s is a number, as 20 or 100 % */
    return fail_rule (error, _ ("It must be at most %s."), high);
  return TRUE;
}

/**
 * balik_field_editor_set_number:
 * @self: an editor of a number
 * @likely: the number
 * @error: the rule that it breaks
 *
 * Sets the number, or the likely one of a range; then the range of the
 * beginning stays, widened if @likely is outside of it.
 *
 * Returns: whether it was done
 */
gboolean
balik_field_editor_set_number (BalikFieldEditor *self, double likely, GError **error)
{
  g_autoptr (BalikValue) before = NULL;
  g_autoptr (BalikValue) value = NULL;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), FALSE);

  before = balik_field_editor_dup_start_value (self);
  if (!check_number (self, likely, before != NULL && balik_value_is_range (before), error))
    return FALSE;

  if (before != NULL && balik_value_is_range (before))
    value = balik_value_new_range (MIN (balik_value_get_low (before), likely), likely,
                                   MAX (balik_value_get_high (before), likely));
  else
    value = balik_value_new_number (likely);
  return balik_field_editor_set_value (self, value, TRUE, error);
}

/**
 * balik_field_editor_set_one_value:
 * @self: an editor of a number that is stated
 * @error: the rule that it breaks
 *
 * Makes one number of a range: the likely one.
 *
 * Returns: whether it was done
 */
gboolean
balik_field_editor_set_one_value (BalikFieldEditor *self, GError **error)
{
  BalikValue *now;
  g_autoptr (BalikValue) value = NULL;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), FALSE);

  now = balik_field_editor_get_value (self);
  g_return_val_if_fail (now != NULL, FALSE);

  value = balik_value_new_number (balik_value_get_number (now));
  if (!check_number (self, balik_value_get_number (value), FALSE, error))
    return FALSE;
  return balik_field_editor_set_value (self, value, FALSE, error);
}

/**
 * balik_field_editor_set_range:
 * @self: an editor of a number
 * @low: the least that can be expected
 * @likely: what is most likely
 * @high: the most that can be expected
 * @error: the rule that it breaks
 *
 * Sets the number to a range.
 *
 * Returns: whether it was done
 */
gboolean
balik_field_editor_set_range (BalikFieldEditor *self,
                              double low,
                              double likely,
                              double high,
                              GError **error)
{
  const double points[] = { low, likely, high };
  g_autoptr (BalikValue) value = NULL;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    if (!check_number (self, points[i], TRUE, error))
      return FALSE;
  if (low > likely || likely > high)
    {
      g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE,
                           low > likely ? _ ("The low value must not be above the likely one.")
                                        : _ ("The high value must not be below the likely one."));
      return FALSE;
    }
  value = low < high ? balik_value_new_range (low, likely, high) : balik_value_new_number (likely);
  return balik_field_editor_set_value (self, value, TRUE, error);
}
