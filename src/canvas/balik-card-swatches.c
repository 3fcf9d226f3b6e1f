/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-card-swatches.h"

#include <glib/gi18n.h>

#include "balik-card-colour.h"
#include "balik-text-fill.h"

#define COLOUR_DATA "balik-colour"

static GtkWidget *
new_swatch (const BalikCardColour *colour)
{
  GtkWidget *button = gtk_toggle_button_new ();
  /* Translators: a colour of cards, then what such cards are about */
  g_autofree char *words = balik_text_fill (
      _ ("%s: %s"), g_dpgettext2 (NULL, "card colour", colour->name), _ (colour->meaning), NULL);

  gtk_widget_add_css_class (button, "swatch");
  gtk_widget_add_css_class (button, colour->id);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data (G_OBJECT (button), COLOUR_DATA, (gpointer)colour->id);
  return button;
}

/**
 * balik_card_swatches_new:
 * @chosen: the code word of the colour that is chosen
 * @toggled: called with a toggle button and @data when one is chosen or no longer
 * @data: data for @toggled
 *
 * Returns: (transfer floating): a row of buttons of which one is pressed
 */
GtkWidget *
balik_card_swatches_new (const char *chosen, GCallback toggled, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const BalikCardColour *colours = balik_card_colours_get ();
  GtkWidget *first = NULL;

  for (guint i = 0; i < BALIK_N_CARD_COLOURS; i++)
    {
      GtkWidget *button = new_swatch (&colours[i]);

      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      else
        first = button;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    g_str_equal (chosen, colours[i].id));
      g_signal_connect (button, "toggled", toggled, data);
      gtk_box_append (GTK_BOX (row), button);
    }
  return row;
}

/**
 * balik_card_swatch_get_colour:
 * @button: a button of such a row
 *
 * Returns: (transfer none): the code word of its colour
 */
const char *
balik_card_swatch_get_colour (GtkToggleButton *button)
{
  return g_object_get_data (G_OBJECT (button), COLOUR_DATA);
}
