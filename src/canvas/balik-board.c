/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-board-private.h"
#include "balik-card-number.h"

/**
 * BalikBoard:
 *
 * The canvas: blocks of cards round the plan's own loop, with the promise
 * inside it; in a narrow place a list of the blocks.
 *
 * It follows the plan by itself. All that a person does to a card ends in one
 * of its actions, which make edits of it.
 */

enum
{
  SIGNAL_NUMBER_ACTIVATED,
  SIGNAL_REFUSED,
  SIGNAL_REMOVED,
  SIGNAL_LAID_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikBoard, balik_board, GTK_TYPE_WIDGET)

void
balik_board_emit_number_activated (BalikBoard *self, gint64 item, const char *key)
{
  g_signal_emit (self, signals[SIGNAL_NUMBER_ACTIVATED], 0, item, key);
}

void
balik_board_emit_refused (BalikBoard *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, message);
}

void
balik_board_emit_removed (BalikBoard *self, const char *title)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, title);
}

void
balik_board_emit_laid_out (BalikBoard *self)
{
  g_signal_emit (self, signals[SIGNAL_LAID_OUT], 0);
}

/* Gives every block its cards. */
static void
update_cards (BalikBoard *self)
{
  GListModel *cards = balik_plan_get_cards (self->plan);
  const BalikBlock *blocks = balik_blocks_get ();
  GPtrArray *of_block[BALIK_N_BLOCKS];

  for (guint b = 0; b < BALIK_N_BLOCKS; b++)
    of_block[b] = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      /* The plan keeps it. */
      g_autoptr (BalikItem) card = g_list_model_get_item (cards, i);
      const char *id = balik_item_get_text (card, "block");

      for (guint b = 0; b < BALIK_N_BLOCKS; b++)
        if (strcmp (blocks[b].id, id) == 0)
          g_ptr_array_add (of_block[b], card);
    }
  for (guint b = 0; b < BALIK_N_BLOCKS; b++)
    {
      balik_block_view_set_cards (BALIK_BLOCK_VIEW (self->blocks[b]), of_block[b]);
      g_ptr_array_unref (of_block[b]);
    }
}

static void
applied_cb (BalikBoard *self, BalikEditGroup *group)
{
  gboolean touches_cards = FALSE;
  gboolean touches_rest = FALSE;
  const gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    if (balik_edit_group_get_edit (group, i)->item_kind == BALIK_ITEM_CARD)
      touches_cards = TRUE;
    else
      touches_rest = TRUE;

  if (touches_cards)
    {
      balik_board_follow_typed (self);
      update_cards (self);
    }
  if (touches_rest)
    for (guint b = 0; b < BALIK_N_BLOCKS; b++)
      balik_block_view_update_numbers (BALIK_BLOCK_VIEW (self->blocks[b]));
  if (touches_cards && had_focus)
    balik_board_restore_focus (self);
}

static GtkSizeRequestMode
balik_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
balik_board_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  BalikBoard *self = BALIK_BOARD (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      balik_board_measure_at (self, for_size, minimum, natural);
      return;
    }
  *minimum = balik_board_measure_width (self);
  *natural = MAX (*minimum, 1100);
}

static void
balik_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  balik_board_arrange (BALIK_BOARD (widget), width, height);
}

/* Blocks are visited in the order of the value hill, wherever they stand. */
static gboolean
balik_board_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BalikBoard *self = BALIK_BOARD (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  const int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  int at = direction == GTK_DIR_TAB_FORWARD ? -1 : BALIK_N_BLOCKS;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (balik_board_parent_class)->focus (widget, direction);
  for (int b = 0; b < BALIK_N_BLOCKS; b++)
    if (self->blocks[b] == child)
      at = b;
  /* The block itself comes first: a popover of one of its cards keeps the focus. */
  for (at += child != NULL ? 0 : step; at >= 0 && at < BALIK_N_BLOCKS; at += step)
    if (gtk_widget_child_focus (self->blocks[at], direction))
      return TRUE;
  return FALSE;
}

static void
balik_board_dispose (GObject *object)
{
  BalikBoard *self = BALIK_BOARD (object);
  GtkWidget *child;

  g_clear_handle_id (&self->mode_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->stretch);
  g_clear_object (&self->history);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->locale, balik_locale_unref);

  G_OBJECT_CLASS (balik_board_parent_class)->dispose (object);
}

static void
balik_board_finalize (GObject *object)
{
  BalikBoard *self = BALIK_BOARD (object);

  g_free (self->typed_start);
  g_free (self->copied);
  g_clear_pointer (&self->copied_values, g_ptr_array_unref);

  G_OBJECT_CLASS (balik_board_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /**
   * BalikBoard::number-activated:
   * @self: a board
   * @item: the id of an item
   * @key: the key of its number
   *
   * Emitted when somebody wants to see the number that a card shows.
   */
  signals[SIGNAL_NUMBER_ACTIVATED]
      = g_signal_new ("number-activated", BALIK_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  /**
   * BalikBoard::refused:
   * @self: a board
   * @message: the rule, in words
   *
   * Emitted when an edit was not done.
   */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", BALIK_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * BalikBoard::removed:
   * @self: a board
   * @title: the title of the card
   *
   * Emitted after a card was deleted.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", BALIK_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * BalikBoard::laid-out:
   * @self: a board
   *
   * Emitted after the loop was drawn to another scale, or the board became a
   * list or no longer is one.
   */
  signals[SIGNAL_LAID_OUT] = g_signal_new ("laid-out", BALIK_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
}

static void
balik_board_class_init (BalikBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_board_dispose;
  object_class->finalize = balik_board_finalize;

  widget_class->get_request_mode = balik_board_get_request_mode;
  widget_class->measure = balik_board_measure;
  widget_class->size_allocate = balik_board_size_allocate;
  widget_class->focus = balik_board_focus;

  install_signals ();
  balik_board_install_actions (widget_class);
  balik_board_install_typing (widget_class);
  balik_board_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
balik_board_init (BalikBoard *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Blocks of the plan"), -1);
}

/**
 * balik_board_new:
 * @plan: a plan
 * @history: its history
 * @locale: how numbers are written
 *
 * Returns: (transfer floating): the board of @plan
 */
GtkWidget *
balik_board_new (BalikPlan *plan, BalikHistory *history, BalikLocale *locale)
{
  BalikBoard *self;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (BALIK_IS_HISTORY (history), NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  self = g_object_new (BALIK_TYPE_BOARD, NULL);
  self->plan = g_object_ref (plan);
  self->history = g_object_ref (history);
  self->stretch = balik_stretch_new (plan, history);
  self->locale = balik_locale_ref (locale);
  balik_board_build (self);
  gtk_label_set_xalign (GTK_LABEL (self->phases[BALIK_PHASE_IN_USE]), 1);
  update_cards (self);
  g_signal_connect_object (plan, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * balik_board_get_selected:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): the card that was focused last
 */
BalikItem *
balik_board_get_selected (BalikBoard *self)
{
  g_return_val_if_fail (BALIK_IS_BOARD (self), NULL);

  return self->selected != 0 ? balik_plan_get_item (self->plan, self->selected) : NULL;
}

/**
 * balik_board_get_block:
 * @self: a board
 * @id: the code word of a block
 *
 * Returns: (transfer none) (nullable): its view
 */
BalikBlockView *
balik_board_get_block (BalikBoard *self, const char *id)
{
  g_return_val_if_fail (BALIK_IS_BOARD (self), NULL);

  for (guint b = 0; b < BALIK_N_BLOCKS; b++)
    if (strcmp (balik_blocks_get ()[b].id, id) == 0)
      return BALIK_BLOCK_VIEW (self->blocks[b]);
  return NULL;
}

/**
 * balik_board_is_list:
 * @self: a board
 *
 * Returns: whether there is only room for a list of blocks
 */
gboolean
balik_board_is_list (BalikBoard *self)
{
  g_return_val_if_fail (BALIK_IS_BOARD (self), FALSE);

  return self->is_list;
}

/**
 * balik_board_count_assumed:
 * @self: a board
 *
 * Returns: how many cards show a number that nobody has confirmed yet
 */
guint
balik_board_count_assumed (BalikBoard *self)
{
  GListModel *cards;
  guint n = 0;

  g_return_val_if_fail (BALIK_IS_BOARD (self), 0);

  cards = balik_plan_get_cards (self->plan);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (BalikItem) card = g_list_model_get_item (cards, i);
      g_autoptr (BalikCardNumber) number
          = balik_card_number_new_for_card (self->plan, card, self->locale);

      if (number != NULL && number->is_assumed)
        n++;
    }
  return n;
}

/**
 * balik_board_dup_scale_text:
 * @self: a board
 *
 * Returns: (transfer full) (nullable): what the widths of the loop stand for
 */
char *
balik_board_dup_scale_text (BalikBoard *self)
{
  g_return_val_if_fail (BALIK_IS_BOARD (self), NULL);

  return balik_loop_view_dup_scale_text (BALIK_LOOP_VIEW (self->ring));
}
