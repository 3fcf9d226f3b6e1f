/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-card-drag.h"
#include "balik-card-edits.h"

/* Cards are dragged from block to block. While one is over a block, a gap of
 * its height shows where it would land. */

/* The height of the gap where what is dragged comes from elsewhere. */
#define TEXT_GAP 34

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, BalikCardView *card)
{
  g_autofree char *text = NULL;
  GdkContentProvider *contents[2];

  if (balik_card_view_get_entry (card) != NULL)
    return NULL;
  text = balik_card_dup_text (balik_card_view_get_card (card));
  contents[0] = gdk_content_provider_new_typed (BALIK_TYPE_ITEM, balik_card_view_get_card (card));
  contents[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  g_object_set_data (G_OBJECT (source), "balik-x", GINT_TO_POINTER ((int)x));
  g_object_set_data (G_OBJECT (source), "balik-y", GINT_TO_POINTER ((int)y));
  return gdk_content_provider_new_union (contents, G_N_ELEMENTS (contents));
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, BalikCardView *card)
{
  g_autoptr (GdkPaintable) shown = gtk_widget_paintable_new (GTK_WIDGET (card));
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (shown);

  gtk_drag_source_set_icon (source, still,
                            GPOINTER_TO_INT (g_object_get_data (G_OBJECT (source), "balik-x")),
                            GPOINTER_TO_INT (g_object_get_data (G_OBJECT (source), "balik-y")));
  gtk_widget_add_css_class (GTK_WIDGET (card), "dragged");
}

static void
end_cb (GtkDragSource *source, GdkDrag *drag, gboolean deletes, BalikCardView *card)
{
  gtk_widget_remove_css_class (GTK_WIDGET (card), "dragged");
}

/**
 * balik_card_drag_add_source:
 * @card: a card view
 *
 * Lets @card be dragged.
 */
void
balik_card_drag_add_source (BalikCardView *card)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), card);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), card);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), card);
  gtk_widget_add_controller (GTK_WIDGET (card), GTK_EVENT_CONTROLLER (source));
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, BalikBlockView *block)
{
  const GValue *value = gtk_drop_target_get_value (target);
  GtkWidget *dragged = NULL;
  int height = TEXT_GAP;

  if (value != NULL && G_VALUE_HOLDS (value, BALIK_TYPE_ITEM))
    dragged = balik_block_view_find_card (block, g_value_get_object (value));
  if (dragged != NULL)
    height = gtk_widget_get_height (dragged);
  balik_block_view_show_gap (block, balik_block_view_find_index (block, y), height);
  return value != NULL && G_VALUE_HOLDS (value, BALIK_TYPE_ITEM) ? GDK_ACTION_MOVE
                                                                 : GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, BalikBlockView *block)
{
  balik_block_view_hide_gap (block);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BalikBlockView *block)
{
  guint index = balik_block_view_find_index (block, y);

  balik_block_view_hide_gap (block);
  return balik_card_drag_drop (block, value, index);
}

/**
 * balik_card_drag_add_target:
 * @block: a block view
 *
 * Lets cards and text be dropped on @block.
 */
void
balik_card_drag_add_target (BalikBlockView *block)
{
  GType types[] = { BALIK_TYPE_ITEM, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE | GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), block);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), block);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), block);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), block);
  gtk_widget_add_controller (GTK_WIDGET (block), GTK_EVENT_CONTROLLER (target));
}

/**
 * balik_card_drag_drop:
 * @block: where it is dropped
 * @value: a card of this plan or of another one, or text
 * @index: the place among the cards of @block as they are shown
 *
 * Does what dropping @value there means.
 *
 * Returns: whether @value is something that a block takes
 */
gboolean
balik_card_drag_drop (BalikBlockView *block, const GValue *value, guint index)
{
  const char *id = balik_block_view_get_block (block)->id;

  if (G_VALUE_HOLDS (value, BALIK_TYPE_ITEM))
    {
      BalikItem *card = g_value_get_object (value);
      g_autofree char *text = NULL;

      if (card == NULL || balik_item_get_kind (card) != BALIK_ITEM_CARD)
        return FALSE;
      if (balik_plan_get_item (balik_block_view_get_plan (block), balik_item_get_id (card)) == card)
        {
          guint own = 0;

          /* The card itself does not count where it is put down. */
          if (balik_block_view_find_place (block, card, &own) && own < index)
            index--;
          return gtk_widget_activate_action (GTK_WIDGET (block), "board.move-to", "(xsu)",
                                             balik_item_get_id (card), id, index);
        }
      text = balik_card_dup_text (card);
      return gtk_widget_activate_action (GTK_WIDGET (block), "board.paste-text", "(sus)", id, index,
                                         text);
    }
  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    return gtk_widget_activate_action (GTK_WIDGET (block), "board.paste-text", "(sus)", id, index,
                                       g_value_get_string (value));
  return FALSE;
}
