/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-row.h"

#include <glib/gi18n.h>

#include "balik-field-entry.h"
#include "balik-field-number.h"
#include "balik-field-reading.h"
#include "balik-origin-badge.h"
#include "balik-range-button.h"
#include "balik-text-fill.h"
#include "balik-widgets-resources.h"

/**
 * BalikNumberRow:
 *
 * A number of the plan: its name, its value to type, its unit, its range and
 * where it comes from.
 *
 * What is typed holds at once if it is clear and obeys the rules. If it can be
 * read in two ways, it is read back first and holds after a second of quiet, or
 * when the entry is left.
 * If it cannot be read or breaks a rule, the old number stays in force and the
 * row says why.
 */
struct _BalikNumberRow
{
  AdwPreferencesRow parent_instance;

  BalikFieldEditor *editor;
  gboolean is_narrow;
  gboolean is_pending;
  BalikValue *kept;

  GtkBox *outer;
  GtkLabel *label;
  GtkLabel *hint;
  GtkBox *controls;
  BalikFieldEntry *entry;
  GtkLabel *unit;
  GtkBox *about;
  BalikRangeButton *range;
  BalikOriginBadge *badge;
  GtkLabel *problem;
};

typedef enum
{
  PROP_NARROW = 1,
} BalikNumberRowProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikNumberRow, balik_number_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_name (BalikNumberRow *self)
{
  const BalikField *field = balik_field_editor_get_field (self->editor);
  const char *label = balik_field_editor_get_label (self->editor);
  const char *hint = field->hint != NULL ? _ (field->hint) : "";

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0');
}

static void
show_unit (BalikNumberRow *self)
{
  g_autofree char *unit = balik_field_editor_dup_unit (self->editor);
  g_autofree char *name = NULL;

  gtk_label_set_label (self->unit, unit);
  if (*unit != '\0')
    /* Translators: the name of an entry: the name of a number, then its unit, as in
       “Monthly fee, kip a month” */
    name = balik_text_fill (_ ("%1$s, %2$s"), balik_field_editor_get_label (self->editor), unit,
                            NULL);
  else
    name = g_strdup (balik_field_editor_get_label (self->editor));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_text (BalikNumberRow *self)
{
  g_autofree char *text = balik_field_editor_dup_text (self->editor);

  self->is_pending = FALSE;
  balik_field_entry_show_text (self->entry, text);
  balik_field_entry_set_problem (self->entry, NULL);
  balik_range_button_set_reading (self->range, NULL);
}

/* Whether the entry's text already means the value that holds. */
static gboolean
means_value (BalikNumberRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  BalikValue *value = balik_field_editor_get_value (self->editor);
  BalikTextFlags flags;
  double number = 0;

  if (*text == '\0')
    return value == NULL;
  return value != NULL && balik_field_editor_parse (self->editor, text, &number, &flags, NULL)
         && number == balik_value_get_number (value);
}

static void
editor_changed_cb (BalikNumberRow *self)
{
  g_autofree char *fallback = balik_field_editor_dup_default_text (self->editor);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), fallback);
  show_unit (self);

  /* A refused text stays until it is mended, or until the number changes elsewhere. */
  if (self->is_pending
          ? !balik_field_entry_is_typing (self->entry)
                && !balik_value_equal (self->kept, balik_field_editor_get_value (self->editor))
          : !balik_field_entry_is_typing (self->entry) || !means_value (self))
    show_text (self);
}

static void
refuse (BalikNumberRow *self, const char *message)
{
  BalikValue *value = balik_field_editor_get_value (self->editor);
  g_autofree char *kept = NULL;
  g_autofree char *sentence = NULL;

  g_clear_pointer (&self->kept, balik_value_unref);
  self->kept = value != NULL ? balik_value_ref (value) : NULL;
  if (value != NULL)
    kept = balik_field_editor_format (self->editor, balik_value_get_number (value));
  else
    kept = balik_field_editor_dup_default_text (self->editor);
  /* Translators: %1$s is a sentence that says what is wrong, %2$s the number that stays in force */
  sentence = balik_text_fill (_ ("%1$s The plan still uses %2$s."), message, kept, NULL);
  balik_field_entry_set_problem (self->entry, sentence);
}

static void
read_back (BalikNumberRow *self, double number)
{
  g_autofree char *shown = balik_field_editor_format (self->editor, number);
  /* Translators: how a typed sum or number is read, as in = 1,500 */
  g_autofree char *reading = balik_text_fill (C_ ("reading", "= %s"), shown, NULL);

  balik_range_button_set_reading (self->range, reading);
}

static void
take_text (BalikNumberRow *self, gboolean is_final)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  BalikTextFlags flags = BALIK_TEXT_CLEAR;
  double number = 0;
  gboolean done;

  self->is_pending = TRUE;
  balik_range_button_set_reading (self->range, NULL);
  if (*text == '\0' && !is_final)
    {
      /* An empty entry is mostly on the way to another number. */
      balik_field_entry_set_problem (self->entry, NULL);
      return;
    }
  if (*text == '\0')
    done = balik_field_editor_clear (self->editor, &error);
  else if (!balik_field_editor_parse (self->editor, text, &number, &flags, &error))
    done = FALSE;
  else
    {
      if (flags != BALIK_TEXT_CLEAR && balik_field_entry_is_typing (self->entry))
        read_back (self, number);
      if ((flags & BALIK_TEXT_AMBIGUOUS) && !is_final)
        {
          balik_field_entry_set_problem (self->entry, NULL);
          return;
        }
      done = balik_field_editor_set_number (self->editor, number, &error);
    }

  if (!done)
    {
      refuse (self, error->message);
      return;
    }
  self->is_pending = FALSE;
  balik_field_entry_set_problem (self->entry, NULL);
}

static void
started_cb (BalikNumberRow *self)
{
  balik_field_editor_begin (self->editor);
}

static void
typed_cb (BalikNumberRow *self)
{
  take_text (self, FALSE);
}

/* What waited for more to be typed holds now, as it was read. */
static void
paused_cb (BalikNumberRow *self)
{
  if (self->is_pending && balik_field_entry_get_problem (self->entry) == NULL)
    take_text (self, TRUE);
}

static void
finished_cb (BalikNumberRow *self)
{
  if (self->is_pending && balik_field_entry_get_problem (self->entry) == NULL)
    take_text (self, TRUE);
  balik_field_editor_end (self->editor);
  if (!self->is_pending)
    show_text (self);
}

static gboolean
cancelled_cb (BalikNumberRow *self)
{
  const gboolean had_pending = self->is_pending;
  const gboolean had_changed = balik_field_editor_revert (self->editor);

  if (!had_pending && !had_changed)
    return FALSE;
  show_text (self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return TRUE;
}

static void
problem_changed_cb (BalikNumberRow *self)
{
  const char *problem = balik_field_entry_get_problem (self->entry);

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static gboolean
balik_number_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BALIK_NUMBER_ROW (widget)->entry));
}

static void
balik_number_row_dispose (GObject *object)
{
  BalikNumberRow *self = BALIK_NUMBER_ROW (object);

  if (self->editor != NULL)
    balik_field_editor_end (self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_NUMBER_ROW);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->kept, balik_value_unref);

  G_OBJECT_CLASS (balik_number_row_parent_class)->dispose (object);
}

static void
balik_number_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikNumberRow *self = BALIK_NUMBER_ROW (object);

  switch ((BalikNumberRowProperty)prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_number_row_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  BalikNumberRow *self = BALIK_NUMBER_ROW (object);

  switch ((BalikNumberRowProperty)prop_id)
    {
    case PROP_NARROW:
      balik_number_row_set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_number_row_class_init (BalikNumberRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_number_row_dispose;
  object_class->get_property = balik_number_row_get_property;
  object_class->set_property = balik_number_row_set_property;
  widget_class->grab_focus = balik_number_row_grab_focus;

  /**
   * BalikNumberRow:narrow:
   *
   * Whether the name stands above the entry, and the rest below it.
   */
  props[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (BALIK_TYPE_FIELD_ENTRY);
  g_type_ensure (BALIK_TYPE_RANGE_BUTTON);
  g_type_ensure (BALIK_TYPE_ORIGIN_BADGE);
  balik_widgets_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/balikplan/Balik/ui/balik-number-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, outer);
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, label);
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, hint);
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, controls);
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, entry);
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, unit);
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, about);
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, range);
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, badge);
  gtk_widget_class_bind_template_child (widget_class, BalikNumberRow, problem);
}

static void
balik_number_row_init (BalikNumberRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->entry, "started", G_CALLBACK (started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "paused", G_CALLBACK (paused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "cancelled", G_CALLBACK (cancelled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "notify::problem", G_CALLBACK (problem_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->hint, NULL,
                                  GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->problem, NULL, -1);
}

/**
 * balik_number_row_new:
 * @editor: an editor of a number
 *
 * Returns: (transfer floating): a row for that number
 */
GtkWidget *
balik_number_row_new (BalikFieldEditor *editor)
{
  BalikNumberRow *self;
  const BalikField *field;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (editor), NULL);

  self = g_object_new (BALIK_TYPE_NUMBER_ROW, NULL);
  field = balik_field_editor_get_field (editor);
  self->editor = g_object_ref (editor);
  balik_range_button_set_editor (self->range, editor);
  balik_origin_badge_set_editor (self->badge, editor);
  if (field->flags & BALIK_FIELD_NO_RANGE)
    {
      /* It keeps its place, so that the badges of all rows stand below each other. */
      gtk_widget_set_opacity (GTK_WIDGET (self->range), 0);
      gtk_widget_set_sensitive (GTK_WIDGET (self->range), FALSE);
      gtk_widget_set_can_target (GTK_WIDGET (self->range), FALSE);
    }
  g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_name (self);
  editor_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * balik_number_row_get_editor:
 * @self: a number row
 *
 * Returns: (transfer none): what edits its number
 */
BalikFieldEditor *
balik_number_row_get_editor (BalikNumberRow *self)
{
  g_return_val_if_fail (BALIK_IS_NUMBER_ROW (self), NULL);

  return self->editor;
}

/**
 * balik_number_row_get_narrow:
 * @self: a number row
 *
 * Returns: whether the name stands above the entry
 */
gboolean
balik_number_row_get_narrow (BalikNumberRow *self)
{
  g_return_val_if_fail (BALIK_IS_NUMBER_ROW (self), FALSE);

  return self->is_narrow;
}

/* The desktop's text size is told as a resolution: 96 dpi × 1024 is normal. */
static gboolean
has_large_text (BalikNumberRow *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 1.3 * 96 * 1024;
}

/**
 * balik_number_row_set_narrow:
 * @self: a number row
 * @narrow: whether there is little room
 *
 * Puts the name above the entry, and range and badge below it.
 */
void
balik_number_row_set_narrow (BalikNumberRow *self, gboolean narrow)
{
  const GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (BALIK_IS_NUMBER_ROW (self));

  if (self->is_narrow == narrow)
    return;

  self->is_narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->outer), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->controls), orientation);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), narrow ? 7 : 10);
  gtk_label_set_width_chars (GTK_LABEL (self->unit), narrow ? -1 : 10);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->about), narrow && has_large_text (self)
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}
