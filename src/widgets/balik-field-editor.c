/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-field-editor.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-field-reading.h"
#include "balik-text-fill.h"

/**
 * BalikFieldEditor:
 *
 * Edits one key of one item as somebody types, and knows no widget.
 *
 * From begin to end, which a field calls when focus comes and goes, all edits
 * are one step of the history and all start from the value of the beginning:
 * a range widens only as far as the last number needs, and an assumption that
 * is typed over becomes the owner's own record, or stays one when the old
 * number comes back.
 */
struct _BalikFieldEditor
{
  GObject parent_instance;

  BalikPlan *plan;
  BalikHistory *history;
  BalikLocale *locale;
  BalikItem *item;
  const BalikField *field;
  char *origin_key;

  gboolean is_active;
  gboolean is_applying;
  gboolean is_alone;
  guint n_applied;
  BalikValue *start_value;
  BalikValue *start_origin;
};

enum
{
  SIGNAL_COMPLETE,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikFieldEditor, balik_field_editor, G_TYPE_OBJECT)

#define SEASON "demand.season"

static gboolean
is_season_month (BalikFieldEditor *self)
{
  return g_str_has_prefix (self->field->key, SEASON ".");
}

static void
emit_changed (BalikFieldEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
emit_complete (BalikFieldEditor *self, BalikEditGroup *group)
{
  g_signal_emit (self, signals[SIGNAL_COMPLETE], 0, group);
}

static void
set_value_pointer (BalikValue **place, BalikValue *value)
{
  BalikValue *kept = value != NULL ? balik_value_ref (value) : NULL;

  g_clear_pointer (place, balik_value_unref);
  *place = kept;
}

static void
remember_start (BalikFieldEditor *self)
{
  self->n_applied = 0;
  self->is_alone = TRUE;
  set_value_pointer (&self->start_value, balik_field_editor_get_value (self));
  set_value_pointer (&self->start_origin, balik_field_editor_get_origin (self));
}

/* The words for "Undo …". */
static char *
dup_group_label (BalikFieldEditor *self)
{
  /* Translators: %s is the name of a number, as in: Change “Monthly fee” */
  return balik_text_fill (_ ("Change “%s”"), balik_field_editor_get_label (self), NULL);
}

/* A season has all of its twelve months or none. */
static void
add_season (BalikFieldEditor *self, BalikEditGroup *group, BalikValue *value)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *key = g_strdup_printf (SEASON ".%u", i);
      g_autoptr (BalikValue) even = balik_value_new_number (1);
      BalikValue *month
          = strcmp (key, self->field->key) == 0 ? value : balik_item_get_value (self->item, key);

      balik_edit_group_set (group, balik_item_get_id (self->item), key,
                            month != NULL ? month : even);
    }
}

static gboolean
apply_group (BalikFieldEditor *self, BalikEditGroup *group, GError **error)
{
  gboolean done;

  self->is_applying = TRUE;
  done = balik_plan_apply (self->plan, group, error);
  self->is_applying = FALSE;
  if (!done)
    return FALSE;
  self->n_applied++;
  emit_changed (self);
  return TRUE;
}

/* Each group sets the same keys, so that those of one stretch of typing merge. */
static gboolean
apply_both (BalikFieldEditor *self, BalikValue *value, BalikValue *origin, GError **error)
{
  const gboolean is_one_act = !self->is_active;
  g_autofree char *label = dup_group_label (self);
  g_autoptr (BalikEditGroup) group = balik_edit_group_new (label);
  const gint64 id = balik_item_get_id (self->item);
  gboolean done;

  if (is_one_act)
    balik_field_editor_begin (self);
  if (is_season_month (self))
    add_season (self, group, value);
  else
    balik_edit_group_set (group, id, self->field->key, value);
  if (balik_field_is_number (self->field))
    balik_edit_group_set (group, id, self->origin_key, origin);
  emit_complete (self, group);
  done = apply_group (self, group, error);
  if (is_one_act)
    balik_field_editor_end (self);
  return done;
}

/* Where a number comes from once somebody has typed @value. */
static BalikValue *
dup_origin_for (BalikFieldEditor *self, BalikValue *value)
{
  BalikValue *origin = self->is_active ? self->start_origin : balik_field_editor_get_origin (self);
  BalikValue *before = self->is_active ? self->start_value : balik_field_editor_get_value (self);
  const char *kind;

  if (origin == NULL || value == NULL)
    return NULL;
  kind = balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND);
  if (balik_value_equal (before, value)
      || !(strcmp (kind, "guess") == 0 || strcmp (kind, "typical range") == 0
           || strcmp (kind, "template") == 0))
    return balik_value_ref (origin);
  return balik_value_new_origin ("own record", "", "", "");
}

static void
plan_applied_cb (BalikPlan *plan, BalikEditGroup *group, BalikFieldEditor *self)
{
  const gint64 id = balik_item_get_id (self->item);

  if (self->is_applying)
    return;
  if (self->is_active
      && (balik_edit_group_touches (group, id, self->field->key)
          || balik_edit_group_touches (group, id, self->origin_key)))
    remember_start (self);
  self->is_alone = FALSE;

  /* Other keys matter too: defaults, the currency, the offer. */
  emit_changed (self);
}

static void
balik_field_editor_finalize (GObject *object)
{
  BalikFieldEditor *self = BALIK_FIELD_EDITOR (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->history);
  g_clear_object (&self->item);
  g_clear_pointer (&self->locale, balik_locale_unref);
  g_clear_pointer (&self->start_value, balik_value_unref);
  g_clear_pointer (&self->start_origin, balik_value_unref);
  g_free (self->origin_key);

  G_OBJECT_CLASS (balik_field_editor_parent_class)->finalize (object);
}

static void
balik_field_editor_class_init (BalikFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = balik_field_editor_finalize;

  /**
   * BalikFieldEditor::complete:
   * @self: an editor
   * @group: the edits that set the value, about to be applied
   *
   * Emitted so that a listener can add what has to change together with the
   * value. Within one stretch of typing it must always add the same keys.
   */
  signals[SIGNAL_COMPLETE]
      = g_signal_new ("complete", BALIK_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, BALIK_TYPE_EDIT_GROUP);

  /**
   * BalikFieldEditor::changed:
   * @self: an editor
   *
   * Emitted when what the field shows may have changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BALIK_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
balik_field_editor_init (BalikFieldEditor *self)
{
}

/**
 * balik_field_editor_new:
 * @plan: a plan
 * @history: (nullable): its history
 * @locale: how numbers are read and written
 * @item: an item of @plan
 * @key: one of its keys that holds one value
 *
 * Returns: (transfer full): an editor for that key
 */
BalikFieldEditor *
balik_field_editor_new (BalikPlan *plan,
                        BalikHistory *history,
                        BalikLocale *locale,
                        BalikItem *item,
                        const char *key)
{
  BalikFieldEditor *self;
  const BalikField *field;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (BALIK_IS_ITEM (item), NULL);
  g_return_val_if_fail (locale != NULL, NULL);
  field = balik_fields_find (balik_item_get_kind (item), key);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (BALIK_TYPE_FIELD_EDITOR, NULL);
  self->plan = g_object_ref (plan);
  g_set_object (&self->history, history);
  self->locale = balik_locale_ref (locale);
  self->item = g_object_ref (item);
  self->field = field;
  self->origin_key
      = g_strconcat (is_season_month (self) ? SEASON : field->key, BALIK_ORIGIN_SUFFIX, NULL);
  g_signal_connect_object (plan, "applied", G_CALLBACK (plan_applied_cb), self, 0);
  return self;
}

/**
 * balik_field_editor_new_copy:
 * @other: an editor
 *
 * Returns: (transfer full): an editor for the same key, to be begun and ended
 *     on its own
 */
BalikFieldEditor *
balik_field_editor_new_copy (BalikFieldEditor *other)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (other), NULL);

  return balik_field_editor_new (other->plan, other->history, other->locale, other->item,
                                 other->field->key);
}

/**
 * balik_field_editor_get_plan:
 * @self: an editor
 *
 * Returns: (transfer none): the plan
 */
BalikPlan *
balik_field_editor_get_plan (BalikFieldEditor *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  return self->plan;
}

/**
 * balik_field_editor_get_item:
 * @self: an editor
 *
 * Returns: (transfer none): the item that it edits
 */
BalikItem *
balik_field_editor_get_item (BalikFieldEditor *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  return self->item;
}

/**
 * balik_field_editor_get_key:
 * @self: an editor
 *
 * Returns: the key that it edits
 */
const char *
balik_field_editor_get_key (BalikFieldEditor *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  return self->field->key;
}

/**
 * balik_field_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): the row of the field table
 */
const BalikField *
balik_field_editor_get_field (BalikFieldEditor *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  return self->field;
}

/**
 * balik_field_editor_get_locale:
 * @self: an editor
 *
 * Returns: (transfer none): how numbers are read and written
 */
BalikLocale *
balik_field_editor_get_locale (BalikFieldEditor *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  return self->locale;
}

/**
 * balik_field_editor_get_value:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what is stated
 */
BalikValue *
balik_field_editor_get_value (BalikFieldEditor *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  return balik_item_get_value (self->item, self->field->key);
}

/**
 * balik_field_editor_get_origin:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): where the number comes from
 */
BalikValue *
balik_field_editor_get_origin (BalikFieldEditor *self)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  return balik_item_get_value (self->item, self->origin_key);
}

/**
 * balik_field_editor_begin:
 * @self: an editor
 *
 * Starts a stretch of typing: what is done until balik_field_editor_end() is
 * one step of the history.
 */
void
balik_field_editor_begin (BalikFieldEditor *self)
{
  g_return_if_fail (BALIK_IS_FIELD_EDITOR (self));

  if (self->is_active)
    return;
  self->is_active = TRUE;
  remember_start (self);
  if (self->history != NULL)
    balik_history_seal (self->history);
}

/**
 * balik_field_editor_end:
 * @self: an editor
 *
 * Ends a stretch of typing.
 */
void
balik_field_editor_end (BalikFieldEditor *self)
{
  g_return_if_fail (BALIK_IS_FIELD_EDITOR (self));

  if (!self->is_active)
    return;
  self->is_active = FALSE;
  if (self->history != NULL)
    balik_history_seal (self->history);
}

/**
 * balik_field_editor_revert:
 * @self: an editor
 *
 * Brings back the value that was there when typing began.
 *
 * Returns: whether it had changed
 */
gboolean
balik_field_editor_revert (BalikFieldEditor *self)
{
  gboolean done = FALSE;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), FALSE);

  if (!self->is_active || self->n_applied == 0)
    return FALSE;

  if (self->is_alone && self->history != NULL && balik_history_can_undo (self->history))
    {
      self->is_applying = TRUE;
      done = balik_history_undo (self->history, NULL);
      self->is_applying = FALSE;
      emit_changed (self);
    }
  else
    done = apply_both (self, self->start_value, self->start_origin, NULL);
  remember_start (self);
  return done;
}

/**
 * balik_field_editor_set_value:
 * @self: an editor
 * @value: (nullable): the value, %NULL to take it away
 * @is_said: whether somebody says so: an assumption is one no more
 * @error: the rule that it breaks
 *
 * Sets the value. Callers have names for what people do.
 *
 * Returns: whether it was done
 */
gboolean
balik_field_editor_set_value (BalikFieldEditor *self,
                              BalikValue *value,
                              gboolean is_said,
                              GError **error)
{
  g_autoptr (BalikValue) origin = NULL;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), FALSE);

  if (is_said)
    origin = dup_origin_for (self, value);
  else if (balik_field_editor_get_origin (self) != NULL)
    origin = balik_value_ref (balik_field_editor_get_origin (self));
  return apply_both (self, value, origin, error);
}

/**
 * balik_field_editor_dup_start_value:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): the value when typing began; where
 *     nobody types, the value now
 */
BalikValue *
balik_field_editor_dup_start_value (BalikFieldEditor *self)
{
  BalikValue *value;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), NULL);

  value = self->is_active ? self->start_value : balik_field_editor_get_value (self);
  return value != NULL ? balik_value_ref (value) : NULL;
}

/**
 * balik_field_editor_clear:
 * @self: an editor
 * @error: the rule that asks for a value
 *
 * Takes the value away, and with it where it came from: the default holds.
 *
 * Returns: whether it was done
 */
gboolean
balik_field_editor_clear (BalikFieldEditor *self, GError **error)
{
  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), FALSE);

  return balik_field_editor_set_value (self, NULL, TRUE, error);
}

/**
 * balik_field_editor_set_text:
 * @self: an editor of a text, a month or a choice
 * @text: the text, "" to take it away
 * @error: the rule that it breaks
 *
 * Sets the text.
 *
 * Returns: whether it was done
 */
gboolean
balik_field_editor_set_text (BalikFieldEditor *self, const char *text, GError **error)
{
  g_autoptr (BalikValue) value = NULL;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (*text != '\0' || (self->field->flags & BALIK_FIELD_REQUIRED))
    value = balik_value_new_text (text);
  return balik_field_editor_set_value (self, value, TRUE, error);
}

/**
 * balik_field_editor_set_origin:
 * @self: an editor of a number
 * @origin: (nullable): where the number comes from
 * @error: why not
 *
 * Says where the number comes from, and nothing else.
 *
 * Returns: whether it was done
 */
gboolean
balik_field_editor_set_origin (BalikFieldEditor *self, BalikValue *origin, GError **error)
{
  const gboolean is_one_act = !self->is_active;
  g_autofree char *label = NULL;
  g_autoptr (BalikEditGroup) group = NULL;
  gboolean done;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (self), FALSE);

  /* Translators: %s is the name of a number, as in: Change Source of “Monthly fee” */
  label = balik_text_fill (_ ("Change Source of “%s”"), balik_field_editor_get_label (self), NULL);
  group = balik_edit_group_new (label);
  if (is_one_act)
    balik_field_editor_begin (self);
  balik_edit_group_set (group, balik_item_get_id (self->item), self->origin_key, origin);
  done = apply_group (self, group, error);
  if (is_one_act)
    balik_field_editor_end (self);
  return done;
}
