/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-text-row.h"

#include <glib/gi18n.h>

#include "balik-date-text.h"
#include "balik-field-entry.h"
#include "balik-field-reading.h"
#include "balik-widgets-resources.h"

/**
 * BalikTextRow:
 *
 * A text or a month of the plan, typed with the same manners as a number: it
 * holds at once, Esc brings the old one back, a refusal is told below.
 */
struct _BalikTextRow
{
  AdwPreferencesRow parent_instance;

  BalikFieldEditor *editor;
  gboolean is_narrow;
  gboolean is_pending;

  GtkBox *outer;
  GtkLabel *label;
  GtkLabel *hint;
  BalikFieldEntry *entry;
  GtkLabel *problem;
};

typedef enum
{
  PROP_NARROW = 1,
} BalikTextRowProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikTextRow, balik_text_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
is_month (BalikTextRow *self)
{
  return balik_field_editor_get_field (self->editor)->type == BALIK_FIELD_MONTH;
}

/* A month is told in words below its name, since it is typed in digits. */
static void
show_hint (BalikTextRow *self)
{
  const char *hint = balik_field_editor_get_field (self->editor)->hint;
  g_autofree char *month_words = NULL;
  int year, month;

  if (is_month (self)
      && balik_text_parse_year_month (
          balik_item_get_text (balik_field_editor_get_item (self->editor),
                               balik_field_editor_get_key (self->editor)),
          &year, &month))
    month_words = balik_text_format_plan_month (balik_field_editor_get_locale (self->editor), year,
                                                month, 1);
  if (month_words != NULL)
    gtk_label_set_label (self->hint, month_words);
  else
    gtk_label_set_label (self->hint, hint != NULL ? _ (hint) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *gtk_label_get_label (self->hint) != '\0');
}

static void
show_text (BalikTextRow *self)
{
  g_autofree char *text = balik_field_editor_dup_text (self->editor);

  self->is_pending = FALSE;
  balik_field_entry_show_text (self->entry, text);
  balik_field_entry_set_problem (self->entry, NULL);
}

static void
editor_changed_cb (BalikTextRow *self)
{
  g_autofree char *fallback = balik_field_editor_dup_default_text (self->editor);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), fallback);
  show_hint (self);
  if (!self->is_pending)
    show_text (self);
}

static void
typed_cb (BalikTextRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  int year, month;

  self->is_pending = TRUE;
  if (is_month (self) && balik_text_parse_year_month (text, &year, &month))
    code = g_strdup_printf ("%04d-%02d", year, month);
  if (!balik_field_editor_set_text (self->editor, code != NULL ? code : text, &error))
    {
      balik_field_entry_set_problem (self->entry, error->message);
      return;
    }
  self->is_pending = FALSE;
  balik_field_entry_set_problem (self->entry, NULL);
}

static void
started_cb (BalikTextRow *self)
{
  balik_field_editor_begin (self->editor);
}

static void
finished_cb (BalikTextRow *self)
{
  balik_field_editor_end (self->editor);
  if (!self->is_pending)
    show_text (self);
}

static gboolean
cancelled_cb (BalikTextRow *self)
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
problem_changed_cb (BalikTextRow *self)
{
  const char *problem = balik_field_entry_get_problem (self->entry);

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static gboolean
balik_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BALIK_TEXT_ROW (widget)->entry));
}

static void
balik_text_row_dispose (GObject *object)
{
  BalikTextRow *self = BALIK_TEXT_ROW (object);

  if (self->editor != NULL)
    balik_field_editor_end (self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_TEXT_ROW);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (balik_text_row_parent_class)->dispose (object);
}

static void
balik_text_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikTextRow *self = BALIK_TEXT_ROW (object);

  switch ((BalikTextRowProperty)prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_text_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BalikTextRow *self = BALIK_TEXT_ROW (object);

  switch ((BalikTextRowProperty)prop_id)
    {
    case PROP_NARROW:
      balik_text_row_set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_text_row_class_init (BalikTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_text_row_dispose;
  object_class->get_property = balik_text_row_get_property;
  object_class->set_property = balik_text_row_set_property;
  widget_class->grab_focus = balik_text_row_grab_focus;

  /**
   * BalikTextRow:narrow:
   *
   * Whether the name stands above the entry.
   */
  props[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (BALIK_TYPE_FIELD_ENTRY);
  balik_widgets_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/balikplan/Balik/ui/balik-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikTextRow, outer);
  gtk_widget_class_bind_template_child (widget_class, BalikTextRow, label);
  gtk_widget_class_bind_template_child (widget_class, BalikTextRow, hint);
  gtk_widget_class_bind_template_child (widget_class, BalikTextRow, entry);
  gtk_widget_class_bind_template_child (widget_class, BalikTextRow, problem);
}

static void
balik_text_row_init (BalikTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->entry, "started", G_CALLBACK (started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
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
 * balik_text_row_new:
 * @editor: an editor of a text or a month
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
balik_text_row_new (BalikFieldEditor *editor)
{
  BalikTextRow *self;
  const char *label;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (editor), NULL);

  self = g_object_new (BALIK_TYPE_TEXT_ROW, NULL);
  self->editor = g_object_ref (editor);
  label = balik_field_editor_get_label (editor);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_label_set_label (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  editor_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * balik_text_row_get_editor:
 * @self: a text row
 *
 * Returns: (transfer none): what edits its text
 */
BalikFieldEditor *
balik_text_row_get_editor (BalikTextRow *self)
{
  g_return_val_if_fail (BALIK_IS_TEXT_ROW (self), NULL);

  return self->editor;
}

/**
 * balik_text_row_get_narrow:
 * @self: a text row
 *
 * Returns: whether the name stands above the entry
 */
gboolean
balik_text_row_get_narrow (BalikTextRow *self)
{
  g_return_val_if_fail (BALIK_IS_TEXT_ROW (self), FALSE);

  return self->is_narrow;
}

/**
 * balik_text_row_set_narrow:
 * @self: a text row
 * @narrow: whether there is little room
 *
 * Puts the name above the entry.
 */
void
balik_text_row_set_narrow (BalikTextRow *self, gboolean narrow)
{
  g_return_if_fail (BALIK_IS_TEXT_ROW (self));

  if (self->is_narrow == narrow)
    return;

  self->is_narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->outer),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), narrow ? 8 : 24);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}
