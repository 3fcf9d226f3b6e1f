/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-origin-badge.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-choice-words.h"
#include "balik-field-reading.h"
#include "balik-origin-popover.h"
#include "balik-text-fill.h"

/**
 * BalikOriginBadge:
 *
 * Says in a word where a number comes from, and opens what tells more. It is
 * dashed while the number is only assumed.
 */
struct _BalikOriginBadge
{
  AdwBin parent_instance;

  BalikFieldEditor *editor;
  GtkMenuButton *button;
  GtkLabel *word;
};

G_DEFINE_FINAL_TYPE (BalikOriginBadge, balik_origin_badge, ADW_TYPE_BIN)

/* What the badge is called, and its note where there is one. */
static char *
dup_tooltip (BalikValue *origin)
{
  const char *note = balik_value_get_origin_part (origin, BALIK_ORIGIN_NOTE);
  const char *kind
      = balik_choice_get_words (balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND));

  if (*note == '\0')
    return g_strdup (kind);
  return g_strdup_printf ("%s\n%s", kind, note);
}

static const char *
get_style (BalikOriginBadge *self, const char *kind)
{
  if (balik_field_editor_is_assumed (self->editor))
    return "assumed";
  return strcmp (kind, "own record") == 0 || strcmp (kind, "measured") == 0 ? "own" : "plain";
}

static void
show_value (BalikOriginBadge *self)
{
  BalikValue *origin = balik_field_editor_get_origin (self->editor);
  const char *kind
      = origin != NULL ? balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND) : NULL;
  const char *style[] = { "origin-badge", kind != NULL ? get_style (self, kind) : "unsaid", NULL };
  g_autofree char *tooltip
      = origin != NULL ? dup_tooltip (origin) : g_strdup (_ ("Say where this number comes from"));
  g_autofree char *name = NULL;

  /* Translators: the badge of a number of which nobody has said where it comes from */
  gtk_label_set_label (self->word,
                       kind != NULL ? balik_origin_kind_get_badge (kind) : C_ ("badge", "source?"));
  gtk_widget_set_css_classes (GTK_WIDGET (self->word), style);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self->button),
                          balik_field_editor_get_value (self->editor) != NULL);

  /* Translators: the name of a button: the name of a number, then where it comes from */
  name = balik_text_fill (_ ("Source of “%1$s”: %2$s"), balik_field_editor_get_label (self->editor),
                          kind != NULL ? gtk_label_get_label (self->word) : _ ("not said"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  BalikOriginBadge *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, balik_origin_popover_new (self->editor));
}

static void
balik_origin_badge_dispose (GObject *object)
{
  BalikOriginBadge *self = BALIK_ORIGIN_BADGE (object);

  g_clear_object (&self->editor);

  G_OBJECT_CLASS (balik_origin_badge_parent_class)->dispose (object);
}

static void
balik_origin_badge_class_init (BalikOriginBadgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = balik_origin_badge_dispose;
}

static void
balik_origin_badge_init (BalikOriginBadge *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *column = gtk_label_new (NULL);

  /* The column is as wide as a long word, so that those of all rows stand below each other. */
  gtk_label_set_width_chars (GTK_LABEL (column), 14);
  gtk_widget_add_css_class (column, "caption");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), column);

  self->word = GTK_LABEL (gtk_label_new (NULL));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->word));
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "origin");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->button));
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->button), TRUE);
  adw_bin_set_child (ADW_BIN (self), overlay);
}

/**
 * balik_origin_badge_new:
 *
 * Returns: (transfer floating): a badge that shows nothing yet
 */
GtkWidget *
balik_origin_badge_new (void)
{
  return g_object_new (BALIK_TYPE_ORIGIN_BADGE, NULL);
}

/**
 * balik_origin_badge_set_editor:
 * @self: a badge without editor
 * @editor: an editor of a number
 *
 * Says which number it is about.
 */
void
balik_origin_badge_set_editor (BalikOriginBadge *self, BalikFieldEditor *editor)
{
  g_return_if_fail (BALIK_IS_ORIGIN_BADGE (self));
  g_return_if_fail (BALIK_IS_FIELD_EDITOR (editor));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
}

/**
 * balik_origin_badge_get_text:
 * @self: a badge
 *
 * Returns: the word that it shows, "" where no number is stated
 */
const char *
balik_origin_badge_get_text (BalikOriginBadge *self)
{
  g_return_val_if_fail (BALIK_IS_ORIGIN_BADGE (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->button)) ? gtk_label_get_label (self->word) : "";
}
