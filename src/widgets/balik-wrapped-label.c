/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-wrapped-label.h"

/**
 * balik_wrapped_label_new:
 * @text: (nullable): the text, never markup
 * @css_class: (nullable): a style class
 *
 * Returns: (transfer floating): a label that begins at the start of its place
 *     and takes as many lines as it needs, if need be in the middle of a word
 */
GtkWidget *
balik_wrapped_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
