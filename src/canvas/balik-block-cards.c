/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-block-view-private.h"
#include "balik-card-entry.h"
#include "balik-card-view.h"
#include "balik-text-fill.h"

/* The cards of a block: which there are, typing new ones, and the gap where a
 * dragged one would land. */

/* The block of the promise writes its first card large. */
#define PROMISE_BLOCK "offer"

void
balik_block_view_update_name (BalikBlockView *self)
{
  const guint n = self->cards->len;
  g_autofree char *count = g_strdup_printf (
      /* Translators: %u is a number of cards */
      ngettext ("%u card", "%u cards", n), n);
  /* Translators: the name of a block, then how many cards it has: "Partners, 2 cards" */
  g_autofree char *name = balik_text_fill (_ ("%s, %s"), _ (self->block->name), count, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (self->block->question),
                                  -1);
}

/* Shows the question of a block without cards, unless one is about to come. */
void
balik_block_view_update_empty (BalikBlockView *self)
{
  gboolean is_empty = TRUE;
  const gboolean is_waiting = gtk_widget_get_visible (self->entry) || self->gap != NULL;

  /* A card that is still being typed is in the entry. */
  for (guint i = 0; i < self->cards->len; i++)
    {
      const gint64 id = balik_item_get_id (balik_card_view_get_card (self->cards->pdata[i]));

      gtk_widget_set_visible (self->cards->pdata[i], id != self->typed);
      if (id != self->typed)
        is_empty = FALSE;
    }
  gtk_widget_set_visible (self->empty, is_empty && !is_waiting);
  gtk_widget_set_visible (self->list, !is_empty || self->gap != NULL);
  if (is_empty)
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
}

static void
drop_missing (BalikBlockView *self, GPtrArray *cards)
{
  for (guint i = self->cards->len; i > 0; i--)
    {
      BalikCardView *view = self->cards->pdata[i - 1];

      if (g_ptr_array_find (cards, balik_card_view_get_card (view), NULL))
        continue;
      gtk_box_remove (GTK_BOX (self->list), GTK_WIDGET (view));
      g_ptr_array_remove_index (self->cards, i - 1);
    }
}

/**
 * balik_block_view_set_cards:
 * @self: a block view
 * @cards: (element-type BalikItem): the cards that it has, in their order
 *
 * Shows @cards. Views of cards that stay are kept, with focus and all.
 */
void
balik_block_view_set_cards (BalikBlockView *self, GPtrArray *cards)
{
  GtkWidget *before = NULL;

  g_return_if_fail (BALIK_IS_BLOCK_VIEW (self));

  self->shows_focus = TRUE;
  drop_missing (self, cards);
  for (guint i = 0; i < cards->len; i++)
    {
      GtkWidget *view = i < self->cards->len ? self->cards->pdata[i] : NULL;
      guint old = 0;

      if (view == NULL || balik_card_view_get_card (BALIK_CARD_VIEW (view)) != cards->pdata[i])
        {
          if (balik_block_view_find_place (self, cards->pdata[i], &old))
            {
              view = g_ptr_array_steal_index (self->cards, old);
              gtk_box_reorder_child_after (GTK_BOX (self->list), view, before);
            }
          else
            {
              view = balik_card_view_new (self->plan, cards->pdata[i], self->locale);
              gtk_box_insert_child_after (GTK_BOX (self->list), view, before);
            }
          g_ptr_array_insert (self->cards, (int)i, view);
        }
      before = view;
      balik_card_view_set_place (BALIK_CARD_VIEW (view), i, cards->len);
      balik_card_view_set_promise (BALIK_CARD_VIEW (view),
                                   i == 0 && g_str_equal (self->block->id, PROMISE_BLOCK));
    }
  balik_block_view_update_empty (self);
  balik_block_view_update_name (self);
}

/**
 * balik_block_view_get_n_cards:
 * @self: a block view
 *
 * Returns: how many cards it shows
 */
guint
balik_block_view_get_n_cards (BalikBlockView *self)
{
  g_return_val_if_fail (BALIK_IS_BLOCK_VIEW (self), 0);

  return self->cards->len;
}

/**
 * balik_block_view_get_card:
 * @self: a block view
 * @index: a place
 *
 * Returns: (transfer none) (nullable): the card view at that place
 */
GtkWidget *
balik_block_view_get_card (BalikBlockView *self, guint index)
{
  g_return_val_if_fail (BALIK_IS_BLOCK_VIEW (self), NULL);

  return index < self->cards->len ? self->cards->pdata[index] : NULL;
}

/**
 * balik_block_view_find_place:
 * @self: a block view
 * @card: a card
 * @index: (out): its place
 *
 * Returns: whether the block shows @card
 */
gboolean
balik_block_view_find_place (BalikBlockView *self, BalikItem *card, guint *index)
{
  g_return_val_if_fail (BALIK_IS_BLOCK_VIEW (self), FALSE);

  for (guint i = 0; i < self->cards->len; i++)
    if (balik_card_view_get_card (self->cards->pdata[i]) == card)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * balik_block_view_find_card:
 * @self: a block view
 * @card: a card
 *
 * Returns: (transfer none) (nullable): its view
 */
GtkWidget *
balik_block_view_find_card (BalikBlockView *self, BalikItem *card)
{
  guint index = 0;

  return balik_block_view_find_place (self, card, &index) ? self->cards->pdata[index] : NULL;
}

/**
 * balik_block_view_update_numbers:
 * @self: a block view
 *
 * Shows all linked numbers as they are now.
 */
void
balik_block_view_update_numbers (BalikBlockView *self)
{
  g_return_if_fail (BALIK_IS_BLOCK_VIEW (self));

  for (guint i = 0; i < self->cards->len; i++)
    balik_card_view_update_number (self->cards->pdata[i]);
}

/**
 * balik_block_view_focus_card:
 * @self: a block view
 * @index: a place; the last card's if there are fewer
 *
 * Moves the focus to a card, or to "Add a card" where there is none.
 *
 * Returns: whether something took the focus
 */
gboolean
balik_block_view_focus_card (BalikBlockView *self, guint index)
{
  g_return_val_if_fail (BALIK_IS_BLOCK_VIEW (self), FALSE);

  if (self->cards->len == 0)
    return gtk_widget_grab_focus (self->add_first);
  return gtk_widget_grab_focus (self->cards->pdata[MIN (index, self->cards->len - 1)]);
}

/**
 * balik_block_view_start_adding:
 * @self: a block view
 *
 * Lets titles of new cards be typed below the last card.
 */
void
balik_block_view_start_adding (BalikBlockView *self)
{
  g_return_if_fail (BALIK_IS_BLOCK_VIEW (self));

  self->shows_focus = TRUE;
  balik_card_entry_start (BALIK_CARD_ENTRY (self->entry));
}

/**
 * balik_block_view_stop_adding:
 * @self: a block view
 *
 * Ends typing new cards; the focus goes to the last card.
 */
void
balik_block_view_stop_adding (BalikBlockView *self)
{
  g_return_if_fail (BALIK_IS_BLOCK_VIEW (self));

  if (self->cards->len > 0)
    balik_block_view_focus_card (self, G_MAXUINT);
  balik_card_entry_stop (BALIK_CARD_ENTRY (self->entry));
  if (self->cards->len == 0)
    gtk_widget_grab_focus (self->add_first);
}

/**
 * balik_block_view_set_typed:
 * @self: a block view
 * @id: the id of one of its cards, or of one that is about to come; 0 for none
 *
 * Says which card is still being typed, and so not shown beside the entry.
 */
void
balik_block_view_set_typed (BalikBlockView *self, gint64 id)
{
  g_return_if_fail (BALIK_IS_BLOCK_VIEW (self));

  if (self->typed == id)
    return;

  self->typed = id;
  if (id == 0)
    {
      balik_card_entry_clear (BALIK_CARD_ENTRY (self->entry));
      balik_block_view_update_empty (self);
    }
}

/**
 * balik_block_view_get_entry:
 * @self: a block view
 *
 * Returns: (transfer none): where new cards are typed
 */
GtkWidget *
balik_block_view_get_entry (BalikBlockView *self)
{
  g_return_val_if_fail (BALIK_IS_BLOCK_VIEW (self), NULL);

  return self->entry;
}

/**
 * balik_block_view_find_index:
 * @self: a block view
 * @y: a height in it
 *
 * Returns: the place among its cards where something dragged there would land
 */
guint
balik_block_view_find_index (BalikBlockView *self, double y)
{
  graphene_rect_t gap;
  const gboolean has_gap
      = self->gap != NULL && gtk_widget_compute_bounds (self->gap, GTK_WIDGET (self), &gap);
  guint index = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      graphene_rect_t bounds;
      double middle;

      if (!gtk_widget_compute_bounds (self->cards->pdata[i], GTK_WIDGET (self), &bounds))
        continue;
      middle = bounds.origin.y + bounds.size.height / 2;
      /* The gap itself must not push away the card that it opens before. */
      if (has_gap && bounds.origin.y > gap.origin.y)
        middle -= gap.size.height;
      if (y > middle)
        index = i + 1;
    }
  return index;
}

/**
 * balik_block_view_show_gap:
 * @self: a block view
 * @index: a place among its cards
 * @height: the height of what is dragged
 *
 * Opens a gap where it would land.
 */
void
balik_block_view_show_gap (BalikBlockView *self, guint index, int height)
{
  GtkWidget *before;

  g_return_if_fail (BALIK_IS_BLOCK_VIEW (self));

  if (self->gap == NULL)
    {
      self->gap = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (self->gap, "drop-gap");
      gtk_widget_set_can_target (self->gap, FALSE);
      gtk_box_append (GTK_BOX (self->list), self->gap);
      balik_block_view_update_empty (self);
    }
  gtk_widget_set_size_request (self->gap, -1, height);
  before = index > 0 ? balik_block_view_get_card (self, index - 1) : NULL;
  if (gtk_widget_get_prev_sibling (self->gap) != before)
    gtk_box_reorder_child_after (GTK_BOX (self->list), self->gap, before);
}

/**
 * balik_block_view_hide_gap:
 * @self: a block view
 *
 * Closes the gap.
 */
void
balik_block_view_hide_gap (BalikBlockView *self)
{
  GtkWidget *gap;

  g_return_if_fail (BALIK_IS_BLOCK_VIEW (self));

  gap = g_steal_pointer (&self->gap);
  if (gap == NULL)
    return;
  gtk_box_remove (GTK_BOX (self->list), gap);
  balik_block_view_update_empty (self);
}
