/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-field-reading.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-money.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"
#include "balik-unit-words.h"

/* What an editor's field says: words, and numbers as text and back. */

/**
 * balik_field_editor_get_label:
 * @self: an editor
 *
 * Returns: the name of the field, in the user's language
 */
const char *
balik_field_editor_get_label (BalikFieldEditor *self)
{
  const BalikField *field;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  field = balik_field_editor_get_field (self);
  return field->label != NULL ? _ (field->label) : field->key;
}

/**
 * balik_field_editor_is_assumed:
 * @self: an editor
 *
 * Returns: whether the number is stated, but nobody has confirmed it
 */
gboolean
balik_field_editor_is_assumed (BalikFieldEditor *self)
{
  BalikValue *origin = balik_field_editor_get_origin (self);
  const char *kind;

  if (origin == NULL || balik_field_editor_get_value (self) == NULL)
    return FALSE;
  kind = balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND);
  return strcmp (kind, "guess") == 0 || strcmp (kind, "typical range") == 0;
}

/**
 * balik_field_editor_parse:
 * @self: an editor of a number
 * @text: what was typed
 * @number: (out): the number
 * @flags: (out): how it was read
 * @error: why it cannot be read
 *
 * Reads a number as people of the locale type it, in the unit of the entry.
 *
 * Returns: whether it could be read
 */
gboolean
balik_field_editor_parse (BalikFieldEditor *self,
                          const char *text,
                          double *number,
                          BalikTextFlags *flags,
                          GError **error)
{
  BalikTextKind kind;
  const char *currency;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), FALSE);

  kind = balik_unit_get_text_kind (balik_field_editor_get_field (self)->unit);
  currency = balik_plan_get_currency (balik_field_editor_get_plan (self));
  if (kind == BALIK_TEXT_MONEY)
    return balik_text_parse_money (balik_field_editor_get_locale (self), text,
                                   *currency != '\0' ? currency : NULL, number, flags, error);
  return balik_text_parse_number (balik_field_editor_get_locale (self), text, kind, number, flags,
                                  error);
}

/**
 * balik_field_editor_format:
 * @self: an editor of a number
 * @number: a number
 *
 * Returns: (transfer full): @number to be read, as "1,500" or "12.5 %"
 */
char *
balik_field_editor_format (BalikFieldEditor *self, double number)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  if (balik_unit_get_text_kind (balik_field_editor_get_field (self)->unit) == BALIK_TEXT_PERCENT)
    return balik_text_format_percent (balik_field_editor_get_locale (self), number, 2);
  return balik_text_format_number (balik_field_editor_get_locale (self), number, 0, 6);
}

/**
 * balik_field_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): what stands in the entry; "" where nothing is stated
 */
char *
balik_field_editor_dup_text (BalikFieldEditor *self)
{
  BalikValue *value;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  value = balik_field_editor_get_value (self);
  if (value == NULL)
    return g_strdup ("");
  if (!balik_field_is_number (balik_field_editor_get_field (self)))
    return g_strdup (balik_value_get_text (value));
  return balik_text_format_for_entry (
      balik_field_editor_get_locale (self), balik_value_get_number (value),
      balik_unit_get_text_kind (balik_field_editor_get_field (self)->unit));
}

/**
 * balik_field_editor_dup_default_text:
 * @self: an editor
 *
 * Returns: (transfer full): what holds where nothing is stated; "" where there
 *     is no default
 */
char *
balik_field_editor_dup_default_text (BalikFieldEditor *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  if (!balik_field_is_number (balik_field_editor_get_field (self)))
    return g_strdup (balik_field_editor_get_value (self) == NULL
                         ? balik_item_get_text (balik_field_editor_get_item (self),
                                                balik_field_editor_get_key (self))
                         : "");
  return balik_text_format_for_entry (
      balik_field_editor_get_locale (self),
      balik_item_get_default (balik_field_editor_get_item (self),
                              balik_field_editor_get_key (self)),
      balik_unit_get_text_kind (balik_field_editor_get_field (self)->unit));
}

/**
 * balik_field_editor_dup_unit:
 * @self: an editor of a number
 *
 * Returns: (transfer full): the words beside the entry, as "kip a month"
 */
char *
balik_field_editor_dup_unit (BalikFieldEditor *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  return balik_unit_dup_words (balik_field_editor_get_field (self)->unit,
                               balik_field_editor_get_locale (self),
                               balik_plan_get_currency (balik_field_editor_get_plan (self)));
}
