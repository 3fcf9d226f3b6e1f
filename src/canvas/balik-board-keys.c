/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "balik-board-private.h"
#include "balik-card-edits.h"
#include "balik-card-view.h"

/* Moving about with the keys, and moving cards with Alt. Left and right go to
 * the block that is seen there; in a list only up and down lead somewhere. */

static GtkWidget *
get_focus (BalikBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  /* What happens in a popover of a card is not ours. */
  return gtk_widget_get_native (focus) == gtk_widget_get_native (GTK_WIDGET (self)) ? focus : NULL;
}

/* Whether a card itself has the focus, not something that is typed into. */
static gboolean
is_on_card (BalikBoard *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && BALIK_IS_CARD_VIEW (focus);
}

static int
get_focus_block (BalikBoard *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  for (int b = 0; b < BALIK_N_BLOCKS; b++)
    if (self->blocks[b] == child)
      return b;
  return -1;
}

static gboolean
get_bounds (BalikBoard *self, GtkWidget *widget, graphene_rect_t *bounds)
{
  return gtk_widget_compute_bounds (widget, GTK_WIDGET (self), bounds);
}

/* How far @to is from @from that way; infinite where it is not that way. What
 * does not overlap sideways counts as farther. */
static double
get_distance (const graphene_rect_t *from, const graphene_rect_t *to, GtkDirectionType direction)
{
  const double dx = (to->origin.x + to->size.width / 2) - (from->origin.x + from->size.width / 2);
  const double dy = (to->origin.y + to->size.height / 2) - (from->origin.y + from->size.height / 2);
  const gboolean is_sideways = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;
  const double along = is_sideways ? dx : dy;
  const double across = is_sideways ? dy : dx;
  const double sign = direction == GTK_DIR_LEFT || direction == GTK_DIR_UP ? -1 : 1;
  const double half = is_sideways ? (from->size.width + to->size.width) / 2
                                  : (from->size.height + to->size.height) / 2;

  /* Blocks overlap at most by the promise, which stands in the middle. */
  if (along * sign < half * 0.5)
    return INFINITY;
  return along * sign + 2 * fabs (across);
}

/* The block that is seen that way of block @from; −1 for none. */
static int
find_block (BalikBoard *self, int from, GtkDirectionType direction)
{
  graphene_rect_t start;
  double nearest = INFINITY;
  int found = -1;

  if (!get_bounds (self, self->blocks[from], &start))
    return -1;
  for (int b = 0; b < BALIK_N_BLOCKS; b++)
    {
      graphene_rect_t bounds;
      double distance;

      if (b == from || !get_bounds (self, self->blocks[b], &bounds))
        continue;
      distance = get_distance (&start, &bounds, direction);
      if (distance < nearest)
        {
          nearest = distance;
          found = b;
        }
    }
  return found;
}

/* The place in block @b that is nearest to the height of @view. */
static guint
find_index_beside (BalikBoard *self, int b, GtkWidget *view)
{
  graphene_rect_t bounds;
  graphene_point_t there;

  if (!get_bounds (self, view, &bounds)
      || !gtk_widget_compute_point (
          GTK_WIDGET (self), self->blocks[b],
          &GRAPHENE_POINT_INIT (0, bounds.origin.y + bounds.size.height / 2), &there))
    return 0;
  return balik_block_view_find_index (BALIK_BLOCK_VIEW (self->blocks[b]), there.y);
}

static gboolean
focus_in_block (BalikBoard *self, int b, guint index)
{
  return b >= 0 && balik_block_view_focus_card (BALIK_BLOCK_VIEW (self->blocks[b]), index);
}

static gboolean
focus_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  BalikBoard *self = BALIK_BOARD (widget);
  const GtkDirectionType direction = (GtkDirectionType)g_variant_get_int32 (args);
  const int b = get_focus_block (self);
  GtkWidget *focus = get_focus (self);
  guint index = 0;
  int next;

  if (b < 0 || focus == NULL || GTK_IS_EDITABLE (focus))
    return FALSE;
  if (BALIK_IS_CARD_VIEW (focus)
      && balik_block_view_find_place (BALIK_BLOCK_VIEW (self->blocks[b]),
                                      balik_card_view_get_card (BALIK_CARD_VIEW (focus)), &index))
    {
      if (direction == GTK_DIR_UP && index > 0)
        return focus_in_block (self, b, index - 1);
      if (direction == GTK_DIR_DOWN
          && index + 1 < balik_block_view_get_n_cards (BALIK_BLOCK_VIEW (self->blocks[b])))
        return focus_in_block (self, b, index + 1);
    }
  next = find_block (self, b, direction);
  if (next < 0)
    return FALSE;
  if (direction == GTK_DIR_UP)
    return focus_in_block (self, next, G_MAXUINT);
  if (direction == GTK_DIR_DOWN)
    return focus_in_block (self, next, 0);
  index = find_index_beside (self, next, focus);
  return focus_in_block (self, next, index > 0 ? index - 1 : 0);
}

/* Moves the selected card one place that way, or into the next block. */
void
balik_board_move_selected (BalikBoard *self, GtkDirectionType direction)
{
  BalikItem *card = balik_board_get_selected (self);
  GtkWidget *view = balik_board_find_view (self, self->selected);
  const char *block;
  guint index;
  guint n_cards;
  int next;

  if (card == NULL || view == NULL)
    return;
  block = balik_item_get_text (card, "block");
  index = balik_card_find_index (self->plan, card);
  n_cards = balik_block_view_get_n_cards (balik_board_get_block (self, block));
  if (direction == GTK_DIR_UP && index > 0)
    next = -1, index--;
  else if (direction == GTK_DIR_DOWN && index + 1 < n_cards)
    next = -1, index++;
  else
    {
      next = find_block (self, (int)self->selected_block, direction);
      if (next < 0)
        {
          gtk_widget_error_bell (GTK_WIDGET (self));
          return;
        }
      if (direction == GTK_DIR_UP)
        index = G_MAXUINT;
      else if (direction == GTK_DIR_DOWN)
        index = 0;
      else
        index = find_index_beside (self, next, view);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "board.move-to", "(xsu)", balik_item_get_id (card),
                              next >= 0 ? balik_blocks_get ()[next].id : block, index);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  BalikBoard *self = BALIK_BOARD (widget);

  if (!is_on_card (self))
    return FALSE;
  balik_board_move_selected (self, (GtkDirectionType)g_variant_get_int32 (args));
  return TRUE;
}

/* Runs an action of the board where a card has the focus. */
static gboolean
action_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  const char *name = g_variant_get_string (args, NULL);

  if (!is_on_card (BALIK_BOARD (widget)))
    return FALSE;
  return gtk_widget_activate_action (widget, name, NULL);
}

static gboolean
card_action_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  BalikBoard *self = BALIK_BOARD (widget);

  if (!is_on_card (self))
    return FALSE;
  return gtk_widget_activate_action (widget, g_variant_get_string (args, NULL), "x",
                                     self->selected);
}

static gboolean
add_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  BalikBoard *self = BALIK_BOARD (widget);
  GtkWidget *focus = get_focus (self);
  const int b = get_focus_block (self);

  if (b < 0 || focus == NULL || GTK_IS_EDITABLE (focus))
    return FALSE;
  balik_block_view_start_adding (BALIK_BLOCK_VIEW (self->blocks[b]));
  return TRUE;
}

static void
add_arrow (GtkWidgetClass *widget_class, guint key, guint keypad, GtkDirectionType direction)
{
  const guint keys[] = { key, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, focus_cb, "i", (int)direction);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_ALT_MASK, move_cb, "i",
                                    (int)direction);
    }
}

void
balik_board_install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Return, 0, "board.rename" },
    { GDK_KEY_KP_Enter, 0, "board.rename" },
    { GDK_KEY_F2, 0, "board.rename" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "board.edit" },
    { GDK_KEY_Menu, 0, "board.edit" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "board.edit" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "board.copy" },
    { GDK_KEY_x, GDK_CONTROL_MASK, "board.cut" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "board.paste" },
  };

  add_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT);
  add_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT);
  add_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP);
  add_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, action_cb, "s",
                                  keys[i].action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, card_action_cb, "s",
                                "board.delete");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, card_action_cb, "s",
                                "board.delete");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_g, 0, card_action_cb, "s",
                                "board.show-number");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, add_cb, NULL);
}
