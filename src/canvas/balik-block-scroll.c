/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-block-view-private.h"

/* Cards that a block has no room for: scrolling to them, and saying how many
 * there are. */

/* How many cards end below or begin above what is seen. */
static guint
count_hidden (BalikBlockView *self, gboolean *above)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  const double top = gtk_adjustment_get_value (adjustment);
  const double bottom = top + gtk_adjustment_get_page_size (adjustment);
  guint n_above = 0;
  guint n_below = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_visible (self->cards->pdata[i])
          || !gtk_widget_compute_bounds (self->cards->pdata[i], self->content, &bounds))
        continue;
      if (bounds.origin.y + bounds.size.height > bottom + 2)
        n_below++;
      else if (bounds.origin.y < top - 2)
        n_above++;
    }
  *above = n_below == 0;
  return n_below > 0 ? n_below : n_above;
}

/* Scrolls to the focused card or the entry, in the block and in what the board is in. */
static void
show_focus (BalikBlockView *self)
{
  GtkWidget *shown = gtk_widget_get_visible (self->entry) ? self->entry
                                                          : gtk_widget_get_focus_child (self->list);

  if (shown == NULL)
    return;
  for (GtkWidget *widget = shown; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_VIEWPORT (widget))
      gtk_viewport_scroll_to (GTK_VIEWPORT (widget), shown, NULL);
}

static gboolean
update_more_cb (gpointer data)
{
  BalikBlockView *self = data;
  gboolean above = FALSE;
  guint n = count_hidden (self, &above);
  g_autofree char *words = NULL;

  self->more_source = 0;
  if (self->shows_focus)
    {
      self->shows_focus = FALSE;
      show_focus (self);
      n = count_hidden (self, &above);
    }
  if (above)
    /* Translators: %u is a number of cards that are out of sight above */
    words = g_strdup_printf (ngettext ("%u above", "%u above", n), n);
  else
    /* Translators: %u is a number of cards that are out of sight below */
    words = g_strdup_printf (ngettext ("%u more", "%u more", n), n);
  gtk_button_set_label (GTK_BUTTON (self->more), words);
  gtk_widget_set_visible (self->more, n > 0);
  return G_SOURCE_REMOVE;
}

/* Counts anew once sizes are given out: labels must not change meanwhile. */
void
balik_block_view_queue_more (BalikBlockView *self)
{
  if (self->more_source == 0)
    self->more_source = g_idle_add (update_more_cb, self);
}

static void
scrolled_cb (BalikBlockView *self)
{
  balik_block_view_queue_more (self);
}

/* Sizes are being given out: what scrolls now is not drawn. */
static void
resized_cb (GtkAdjustment *adjustment, BalikBlockView *self)
{
  if (gtk_widget_get_visible (self->entry))
    self->shows_focus = TRUE;
  balik_block_view_queue_more (self);
}

static void
more_cb (GtkButton *button, BalikBlockView *self)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gboolean above = FALSE;

  count_hidden (self, &above);
  gtk_adjustment_set_value (adjustment, above ? 0 : gtk_adjustment_get_upper (adjustment));
}

/* Makes the button that says how many cards are out of sight. */
GtkWidget *
balik_block_view_new_more (BalikBlockView *self)
{
  GtkWidget *more = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (more, "flat");
  gtk_widget_add_css_class (more, "more");
  gtk_widget_set_focusable (more, FALSE);
  g_signal_connect (more, "clicked", G_CALLBACK (more_cb), self);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (more, FALSE);
  return more;
}

/* Makes what the cards are scrolled in. */
void
balik_block_view_build_scroller (BalikBlockView *self)
{
  GtkAdjustment *adjustment;

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->content);
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (adjustment, "changed", G_CALLBACK (resized_cb), self);
}
