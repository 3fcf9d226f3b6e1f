/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-board-private.h"
#include "balik-card-edits.h"
#include "balik-card-number.h"
#include "balik-card-view.h"
#include "balik-text-fill.h"

/* What can be done to cards. Each action makes one edit, says what happened,
 * and leaves the focus where the next one is expected. */

/* Says something to those who do not see the board; takes @words. */
void
balik_board_say (BalikBoard *self, char *words)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_free (words);
}

/* Takes @group over, which may be %NULL where nothing would change. */
gboolean
balik_board_apply (BalikBoard *self, BalikEditGroup *group)
{
  g_autoptr (BalikEditGroup) taken = group;
  g_autoptr (GError) error = NULL;

  if (taken == NULL)
    return FALSE;
  if (!balik_plan_apply (self->plan, taken, &error))
    {
      balik_board_emit_refused (self, error->message);
      return FALSE;
    }
  balik_history_seal (self->history);
  return TRUE;
}

GtkWidget *
balik_board_find_view (BalikBoard *self, gint64 id)
{
  BalikItem *card = id != 0 ? balik_plan_get_item (self->plan, id) : NULL;
  BalikBlockView *block;

  if (card == NULL || balik_item_get_kind (card) != BALIK_ITEM_CARD)
    return NULL;
  block = balik_board_get_block (self, balik_item_get_text (card, "block"));
  return block != NULL ? balik_block_view_find_card (block, card) : NULL;
}

gboolean
balik_board_focus_id (BalikBoard *self, gint64 id)
{
  GtkWidget *view = balik_board_find_view (self, id);

  return view != NULL && gtk_widget_grab_focus (view);
}

/* After the focused card's view went away: the same card elsewhere, or the one
 * that took its place. */
void
balik_board_restore_focus (BalikBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL
      || (focus != NULL && focus != GTK_WIDGET (self)
          && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return;
  if (!balik_board_focus_id (self, self->selected))
    balik_block_view_focus_card (BALIK_BLOCK_VIEW (self->blocks[self->selected_block]),
                                 self->selected_index);
}

void
balik_board_select (BalikBoard *self, gint64 id)
{
  BalikItem *card = balik_plan_get_item (self->plan, id);
  GtkWidget *old = balik_board_find_view (self, self->selected);
  GtkWidget *view = balik_board_find_view (self, id);

  if (card == NULL || view == NULL)
    return;
  if (old != NULL && old != view)
    balik_card_view_set_selected (BALIK_CARD_VIEW (old), FALSE);
  balik_card_view_set_selected (BALIK_CARD_VIEW (view), TRUE);
  self->selected = id;
  self->selected_index = balik_card_find_index (self->plan, card);
  for (guint b = 0; b < BALIK_N_BLOCKS; b++)
    if (strcmp (balik_blocks_get ()[b].id, balik_item_get_text (card, "block")) == 0)
      self->selected_block = b;
}

static void
say_place (BalikBoard *self, BalikItem *card)
{
  const BalikBlock *block = balik_blocks_find (balik_item_get_text (card, "block"));
  g_autofree char *index = g_strdup_printf ("%u", balik_card_find_index (self->plan, card) + 1);
  g_autofree char *total = g_strdup_printf (
      "%u", balik_block_view_get_n_cards (balik_board_get_block (self, block->id)));

  /* Translators: the name of a block, then the place of a card: "Moved to Take-back, 2 of 3" */
  balik_board_say (
      self, balik_text_fill (_ ("Moved to %s, %s of %s"), _ (block->name), index, total, NULL));
}

static void
move_to (BalikBoard *self, BalikItem *card, const char *block, guint index)
{
  if (!balik_board_apply (self, balik_card_edit_move (self->plan, card, block, index)))
    return;
  balik_board_focus_id (self, balik_item_get_id (card));
  balik_board_select (self, balik_item_get_id (card));
  say_place (self, card);
}

/* A card; the selected one where @id is 0. */
BalikItem *
balik_board_get_card (BalikBoard *self, gint64 id)
{
  BalikItem *card = balik_plan_get_item (self->plan, id != 0 ? id : self->selected);

  return card != NULL && balik_item_get_kind (card) == BALIK_ITEM_CARD ? card : NULL;
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  balik_board_select (BALIK_BOARD (widget), g_variant_get_int64 (parameter));
}

static void
set_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  const char *key;
  const char *text;
  gint64 id;
  BalikItem *card;

  g_variant_get (parameter, "(x&s&s)", &id, &key, &text);
  card = balik_board_get_card (self, id);
  if (card != NULL)
    balik_board_apply (self, balik_card_edit_set (card, key, text));
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  const char *path;
  gint64 id;
  BalikItem *card;

  g_variant_get (parameter, "(x&s)", &id, &path);
  card = balik_board_get_card (self, id);
  if (card != NULL)
    balik_board_apply (self, balik_card_edit_link (card, *path != '\0' ? path : NULL));
}

static void
move_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  const char *block;
  guint index;
  gint64 id;
  BalikItem *card;

  g_variant_get (parameter, "(x&su)", &id, &block, &index);
  card = balik_board_get_card (self, id);
  if (card != NULL)
    move_to (self, card, block, index);
}

/* The card itself where its id is 0 is the selected one. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  BalikItem *card = balik_board_get_card (self, g_variant_get_int64 (parameter));
  g_autofree char *title = NULL;

  if (card == NULL)
    return;
  balik_board_select (self, balik_item_get_id (card));
  title = g_strdup (balik_item_get_text (card, "title"));
  if (balik_board_apply (self, balik_card_edit_remove (card)))
    balik_board_emit_removed (self, title);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  GtkWidget *view = balik_board_find_view (self, self->selected);

  if (view != NULL)
    balik_card_view_start_rename (BALIK_CARD_VIEW (view));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  GtkWidget *view = balik_board_find_view (self, self->selected);

  if (view != NULL)
    balik_card_view_open_editor (BALIK_CARD_VIEW (view));
}

static void
show_number_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  BalikItem *card = balik_board_get_card (self, g_variant_get_int64 (parameter));
  g_autoptr (BalikCardNumber) number = NULL;

  if (card != NULL)
    number = balik_card_number_new_for_card (self->plan, card, self->locale);
  if (number != NULL)
    balik_board_emit_number_activated (self, balik_item_get_id (number->item), number->key);
}

static void
paste_text (BalikBoard *self, const char *block, guint index, const char *text)
{
  gint64 id = 0;

  if (!balik_board_apply (self, balik_card_edit_paste (self->plan, block, index, text, &id)))
    return;
  balik_board_focus_id (self, id);
  balik_board_select (self, id);
}

static void
paste_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *block;
  const char *text;
  guint index;

  g_variant_get (parameter, "(&su&s)", &block, &index, &text);
  paste_text (BALIK_BOARD (widget), block, index, text);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  BalikItem *card = balik_board_get_card (self, 0);

  if (card == NULL)
    return;
  balik_board_remember_copy (self, card);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->copied);
  balik_board_say (self, g_strdup (_ ("Copied")));
}

static void
cut_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  BalikItem *card = balik_board_get_card (self, 0);

  if (card == NULL)
    return;
  copy_action (widget, name, parameter);
  balik_board_apply (self, balik_card_edit_remove (card));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikBoard) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* A clipboard without text has nothing for us. */
  if (text != NULL && self->plan != NULL)
    balik_board_paste (self, text);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb,
                                 g_object_ref (widget));
}

/* Pastes after the selected card. */
void
balik_board_paste (BalikBoard *self, const char *text)
{
  BalikItem *card = balik_board_get_card (self, 0);
  const char *block
      = card != NULL ? balik_item_get_text (card, "block") : balik_blocks_get ()[0].id;
  const guint index = card != NULL ? balik_card_find_index (self->plan, card) + 1 : G_MAXUINT;
  gint64 id = 0;
  BalikEditGroup *group = balik_board_new_copy (self, text, block, index, &id);

  if (group == NULL)
    {
      paste_text (self, block, index, text);
      return;
    }
  if (!balik_board_apply (self, group))
    return;
  balik_board_focus_id (self, id);
  balik_board_select (self, id);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  balik_board_add_card (BALIK_BOARD (widget));
}

void
balik_board_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "board.select", "x", select_action);
  gtk_widget_class_install_action (widget_class, "board.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "board.set-text", "(xss)", set_text_action);
  gtk_widget_class_install_action (widget_class, "board.link", "(xs)", link_action);
  gtk_widget_class_install_action (widget_class, "board.move-to", "(xsu)", move_to_action);
  gtk_widget_class_install_action (widget_class, "board.delete", "x", delete_action);
  gtk_widget_class_install_action (widget_class, "board.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "board.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "board.show-number", "x", show_number_action);
  gtk_widget_class_install_action (widget_class, "board.paste-text", "(sus)", paste_text_action);
  gtk_widget_class_install_action (widget_class, "board.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "board.cut", NULL, cut_action);
  gtk_widget_class_install_action (widget_class, "board.paste", NULL, paste_action);
}

/**
 * balik_board_add_card:
 * @self: a board
 *
 * Lets titles of new cards be typed in the block in which one is selected; the
 * promise's if none is.
 */
void
balik_board_add_card (BalikBoard *self)
{
  g_return_if_fail (BALIK_IS_BOARD (self));

  balik_block_view_start_adding (BALIK_BLOCK_VIEW (self->blocks[self->selected_block]));
}
