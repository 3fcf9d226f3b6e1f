/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-switcher-labels.h"

/* The words of a view switcher, which are cut off where there is no room for all of
 * them: five beginnings of words tell less than five icons. */

/* On both sides of a word, in its button and between two buttons. */
#define MARGIN 8

static void
find_labels (GtkWidget *widget, GPtrArray *labels)
{
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (labels, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_labels (child, labels);
}

static int
get_word_width (GtkWidget *label)
{
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (label, gtk_label_get_text (GTK_LABEL (label)));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The words are still the names of the buttons, for who hears them and for a pointer. */
static void
set_label_visible (GtkWidget *label, gboolean is_visible)
{
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);
  const char *word = gtk_label_get_text (GTK_LABEL (label));

  gtk_widget_set_visible (label, is_visible);
  if (button == NULL || *word == '\0')
    return;
  gtk_widget_set_tooltip_text (button, is_visible ? NULL : word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

static guint
count_buttons (GPtrArray *labels)
{
  g_autoptr (GHashTable) buttons = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < labels->len; i++)
    g_hash_table_add (
        buttons, gtk_widget_get_ancestor (g_ptr_array_index (labels, i), GTK_TYPE_TOGGLE_BUTTON));
  return g_hash_table_size (buttons);
}

/**
 * balik_switcher_labels_fit:
 * @switcher: a view switcher, or the bar with one
 * @width: how wide it may be
 *
 * Shows the words of its buttons if there is room for all of them, else the icons only.
 * The buttons are equally wide. Not for use while it gets its size.
 */
void
balik_switcher_labels_fit (GtkWidget *switcher, int width)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  int widest = 0;
  gboolean has_room;

  find_labels (switcher, labels);
  for (guint i = 0; i < labels->len; i++)
    widest = MAX (widest, get_word_width (g_ptr_array_index (labels, i)));
  has_room = (int)count_buttons (labels) * (widest + 2 * MARGIN) <= width;
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (labels, i)) != has_room)
      set_label_visible (g_ptr_array_index (labels, i), has_room);
}
