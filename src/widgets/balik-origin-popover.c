/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-origin-popover.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-choice-words.h"
#include "balik-field-entry.h"
#include "balik-field-reading.h"
#include "balik-widgets-resources.h"

/**
 * BalikOriginPopover:
 *
 * Where a number comes from: what kind of thing says so, a note, the source
 * and a date. All is one step of the history, from opening to closing.
 */
struct _BalikOriginPopover
{
  GtkPopover parent_instance;

  BalikFieldEditor *editor;
  GtkDropDown *kind;
  BalikFieldEntry *note;
  GtkLabel *whole_note;
  BalikFieldEntry *source;
  BalikFieldEntry *date;
  char **kinds;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (BalikOriginPopover, balik_origin_popover, GTK_TYPE_POPOVER)

/* A note of more letters does not fit into the entry and is shown once more, whole. */
#define LONG_NOTE 30

/* The first choice says that nothing is said; then come the code words. */
static guint
find_kind (BalikOriginPopover *self, const char *kind)
{
  for (guint i = 0; kind != NULL && self->kinds[i] != NULL; i++)
    if (strcmp (self->kinds[i], kind) == 0)
      return i + 1;
  return 0;
}

static void
show_part (BalikOriginPopover *self, BalikFieldEntry *entry, BalikOriginPart part)
{
  BalikValue *origin = balik_field_editor_get_origin (self->editor);
  const char *text = origin != NULL ? balik_value_get_origin_part (origin, part) : NULL;

  if (!balik_field_entry_is_typing (entry))
    balik_field_entry_show_text (entry, text != NULL ? text : "");
}

static void
show_value (BalikOriginPopover *self)
{
  BalikValue *origin = balik_field_editor_get_origin (self->editor);
  const char *note;

  self->is_showing = TRUE;
  gtk_drop_down_set_selected (
      self->kind,
      find_kind (self,
                 origin != NULL ? balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND) : NULL));
  show_part (self, self->note, BALIK_ORIGIN_NOTE);
  show_part (self, self->source, BALIK_ORIGIN_SOURCE);
  show_part (self, self->date, BALIK_ORIGIN_DATE);
  note = gtk_editable_get_text (GTK_EDITABLE (self->note));
  gtk_label_set_label (self->whole_note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->whole_note), g_utf8_strlen (note, -1) > LONG_NOTE);
  self->is_showing = FALSE;
}

static void
changed_cb (BalikOriginPopover *self)
{
  const char *note = gtk_editable_get_text (GTK_EDITABLE (self->note));
  const char *source = gtk_editable_get_text (GTK_EDITABLE (self->source));
  const char *date = gtk_editable_get_text (GTK_EDITABLE (self->date));
  guint kind = gtk_drop_down_get_selected (self->kind);
  g_autoptr (BalikValue) origin = NULL;

  if (self->is_showing || self->editor == NULL)
    return;

  /* Whoever notes something about a number that has no origin guesses, until they say more. */
  if (kind == 0 && *note == '\0' && *source == '\0' && *date == '\0')
    origin = NULL;
  else
    origin
        = balik_value_new_origin (kind > 0 ? self->kinds[kind - 1] : "guess", note, source, date);
  balik_field_editor_set_origin (self->editor, origin, NULL);
}

static gboolean
cancelled_cb (BalikOriginPopover *self)
{
  balik_field_editor_revert (self->editor);

  /* The popover closes itself on Esc. */
  return FALSE;
}

static void
balik_origin_popover_map (GtkWidget *widget)
{
  BalikOriginPopover *self = BALIK_ORIGIN_POPOVER (widget);

  balik_field_editor_begin (self->editor);
  show_value (self);
  GTK_WIDGET_CLASS (balik_origin_popover_parent_class)->map (widget);
}

static void
balik_origin_popover_unmap (GtkWidget *widget)
{
  BalikOriginPopover *self = BALIK_ORIGIN_POPOVER (widget);

  GTK_WIDGET_CLASS (balik_origin_popover_parent_class)->unmap (widget);
  balik_field_editor_end (self->editor);
}

static void
balik_origin_popover_dispose (GObject *object)
{
  BalikOriginPopover *self = BALIK_ORIGIN_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_ORIGIN_POPOVER);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (balik_origin_popover_parent_class)->dispose (object);
}

static void
balik_origin_popover_finalize (GObject *object)
{
  BalikOriginPopover *self = BALIK_ORIGIN_POPOVER (object);

  g_strfreev (self->kinds);

  G_OBJECT_CLASS (balik_origin_popover_parent_class)->finalize (object);
}

static void
balik_origin_popover_class_init (BalikOriginPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_origin_popover_dispose;
  object_class->finalize = balik_origin_popover_finalize;
  widget_class->map = balik_origin_popover_map;
  widget_class->unmap = balik_origin_popover_unmap;

  g_type_ensure (BALIK_TYPE_FIELD_ENTRY);
  balik_widgets_get_resource ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-origin-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikOriginPopover, kind);
  gtk_widget_class_bind_template_child (widget_class, BalikOriginPopover, note);
  gtk_widget_class_bind_template_child (widget_class, BalikOriginPopover, whole_note);
  gtk_widget_class_bind_template_child (widget_class, BalikOriginPopover, source);
  gtk_widget_class_bind_template_child (widget_class, BalikOriginPopover, date);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
balik_origin_popover_init (BalikOriginPopover *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  BalikFieldEntry *entries[3];

  gtk_widget_init_template (GTK_WIDGET (self));

  self->is_showing = TRUE;
  self->kinds = balik_field_dup_choices (balik_origin_kind_get_field ());
  /* Translators: a choice: nobody has said where a number comes from */
  gtk_string_list_append (words, _ ("Not said"));
  for (guint i = 0; self->kinds[i] != NULL; i++)
    gtk_string_list_append (words, balik_choice_get_words (self->kinds[i]));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (words));
  self->is_showing = FALSE;

  entries[0] = self->note;
  entries[1] = self->source;
  entries[2] = self->date;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_signal_connect_object (entries[i], "typed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (entries[i], "cancelled", G_CALLBACK (cancelled_cb), self,
                               G_CONNECT_SWAPPED);
    }
  /* Translators: a date as it is typed into an entry: year, month, day */
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->date), _ ("2027-06-30"));
}

/**
 * balik_origin_popover_new:
 * @editor: an editor of a number
 *
 * Returns: (transfer floating): a popover for where that number comes from
 */
GtkWidget *
balik_origin_popover_new (BalikFieldEditor *editor)
{
  BalikOriginPopover *self;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (editor), NULL);

  self = g_object_new (BALIK_TYPE_ORIGIN_POPOVER, NULL);
  self->editor = balik_field_editor_new_copy (editor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  balik_field_editor_get_label (editor), -1);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (show_value), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
