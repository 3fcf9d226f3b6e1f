/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-value.h"

/**
 * BalikValue:
 *
 * What one key of an item holds: a number or three-point number, a text, a
 * list of texts, where a number comes from, or merely that a section is there.
 *
 * A value never changes after it is made, so items, edits, history and store
 * share it. An absent value is %NULL.
 */
struct _BalikValue
{
  gatomicrefcount ref_count;
  BalikValueType type;
  gboolean is_range;
  double low;
  double likely;
  double high;
  char **texts;
};

G_DEFINE_BOXED_TYPE (BalikValue, balik_value, balik_value_ref, balik_value_unref)

static BalikValue *
new_value (BalikValueType type)
{
  BalikValue *self = g_new0 (BalikValue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->type = type;
  return self;
}

/**
 * balik_value_new_present:
 *
 * Returns: (transfer full): the mark that an optional section or list is there
 */
BalikValue *
balik_value_new_present (void)
{
  return new_value (BALIK_VALUE_PRESENT);
}

/**
 * balik_value_new_number:
 * @number: a finite number
 *
 * Returns: (transfer full): a number that is known
 */
BalikValue *
balik_value_new_number (double number)
{
  BalikValue *self = new_value (BALIK_VALUE_NUMBER);

  self->low = self->likely = self->high = number;
  return self;
}

/**
 * balik_value_new_range:
 * @low: the lowest plausible number
 * @likely: the most likely number
 * @high: the highest plausible number
 *
 * Makes a three-point number. That low ≤ likely ≤ high is a rule of the plan,
 * checked where edits are applied, so that a wrong one can be reported.
 *
 * Returns: (transfer full): a three-point number
 */
BalikValue *
balik_value_new_range (double low, double likely, double high)
{
  BalikValue *self = new_value (BALIK_VALUE_NUMBER);

  self->is_range = TRUE;
  self->low = low;
  self->likely = likely;
  self->high = high;
  return self;
}

/**
 * balik_value_new_text:
 * @text: UTF-8 text
 *
 * Returns: (transfer full): a text
 */
BalikValue *
balik_value_new_text (const char *text)
{
  const char *const texts[] = { text, NULL };
  BalikValue *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = new_value (BALIK_VALUE_TEXT);
  self->texts = g_strdupv ((char **)texts);
  return self;
}

/**
 * balik_value_new_texts:
 * @texts: a %NULL-terminated list
 *
 * Returns: (transfer full): a list of texts
 */
BalikValue *
balik_value_new_texts (const char *const *texts)
{
  BalikValue *self;

  g_return_val_if_fail (texts != NULL, NULL);

  self = new_value (BALIK_VALUE_TEXTS);
  self->texts = g_strdupv ((char **)texts);
  return self;
}

/**
 * balik_value_new_origin:
 * @kind: a code word of the origin field, as "quote" or "guess"
 * @note: (nullable): where the number comes from, in words
 * @source: (nullable): the id of a source of the reference data
 * @date: (nullable): "YYYY-MM-DD"
 *
 * Returns: (transfer full): where a number comes from
 */
BalikValue *
balik_value_new_origin (const char *kind, const char *note, const char *source, const char *date)
{
  const char *const texts[]
      = { kind, note ? note : "", source ? source : "", date ? date : "", NULL };
  BalikValue *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = new_value (BALIK_VALUE_ORIGIN);
  self->texts = g_strdupv ((char **)texts);
  return self;
}

/**
 * balik_value_ref:
 * @self: a value
 *
 * Returns: (transfer full): the same value
 */
BalikValue *
balik_value_ref (BalikValue *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * balik_value_unref:
 * @self: (transfer full): a value
 *
 * Lets go of a value.
 */
void
balik_value_unref (BalikValue *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_strfreev (self->texts);
  g_free (self);
}

/**
 * balik_value_get_value_type:
 * @self: a value
 *
 * Returns: what it holds
 */
BalikValueType
balik_value_get_value_type (const BalikValue *self)
{
  return self->type;
}

/**
 * balik_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): a value
 *
 * Returns: whether both hold the same; two absent values are equal
 */
gboolean
balik_value_equal (const BalikValue *a, const BalikValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->type != b->type)
    return FALSE;
  if (a->type == BALIK_VALUE_NUMBER)
    return a->is_range == b->is_range && a->low == b->low && a->likely == b->likely
           && a->high == b->high;
  if (a->type == BALIK_VALUE_PRESENT)
    return TRUE;
  return g_strv_equal ((const char *const *)a->texts, (const char *const *)b->texts);
}

/**
 * balik_value_is_range:
 * @self: a value
 *
 * Returns: whether it is a three-point number
 */
gboolean
balik_value_is_range (const BalikValue *self)
{
  return self->is_range;
}

/**
 * balik_value_get_low:
 * @self: a number
 *
 * Returns: its lowest plausible value
 */
double
balik_value_get_low (const BalikValue *self)
{
  g_return_val_if_fail (self->type == BALIK_VALUE_NUMBER, 0);

  return self->low;
}

/**
 * balik_value_get_number:
 * @self: a number
 *
 * Returns: its likely value, which the deterministic projection uses
 */
double
balik_value_get_number (const BalikValue *self)
{
  g_return_val_if_fail (self->type == BALIK_VALUE_NUMBER, 0);

  return self->likely;
}

/**
 * balik_value_get_high:
 * @self: a number
 *
 * Returns: its highest plausible value
 */
double
balik_value_get_high (const BalikValue *self)
{
  g_return_val_if_fail (self->type == BALIK_VALUE_NUMBER, 0);

  return self->high;
}

/**
 * balik_value_get_text:
 * @self: a text
 *
 * Returns: the text
 */
const char *
balik_value_get_text (const BalikValue *self)
{
  g_return_val_if_fail (self->type == BALIK_VALUE_TEXT, "");

  return self->texts[0];
}

/**
 * balik_value_get_texts:
 * @self: a list of texts
 *
 * Returns: (transfer none): the list, %NULL-terminated
 */
const char *const *
balik_value_get_texts (const BalikValue *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (self->type == BALIK_VALUE_TEXTS, none);

  return (const char *const *)self->texts;
}

/**
 * balik_value_get_origin_part:
 * @self: an origin
 * @part: which part of it
 *
 * Returns: the part, "" where it was not given
 */
const char *
balik_value_get_origin_part (const BalikValue *self, BalikOriginPart part)
{
  g_return_val_if_fail (self->type == BALIK_VALUE_ORIGIN, "");
  g_return_val_if_fail (part < BALIK_ORIGIN_N_PARTS, "");

  return self->texts[part];
}
