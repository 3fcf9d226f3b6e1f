/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-board-private.h"
#include "balik-card-edits.h"
#include "balik-text-fill.h"

/* Typing into cards. What is typed is taken every now and then, and all of it is
 * one act when it ends. A new card is one as soon as its title pauses; until it
 * ends the entry shows it, so that nothing moves under the hands. */

static void
forget (BalikBoard *self)
{
  self->typed = 0;
  self->typed_key = NULL;
  g_clear_pointer (&self->typed_start, g_free);
  for (guint b = 0; b < BALIK_N_BLOCKS; b++)
    balik_block_view_set_typed (BALIK_BLOCK_VIEW (self->blocks[b]), 0);
}

static void
begin (BalikBoard *self, gint64 id, const char *key, const char *start)
{
  if (self->typed == id && self->typed_key == g_intern_string (key))
    return;
  balik_stretch_end (self->stretch);
  forget (self);
  self->typed = id;
  self->typed_key = g_intern_string (key);
  self->typed_start = g_strdup (start);
}

static BalikItem *
get_typed (BalikBoard *self)
{
  return self->typed != 0 ? balik_board_get_card (self, self->typed) : NULL;
}

/* Takes @group over. */
static gboolean
type (BalikBoard *self, BalikEditGroup *group)
{
  g_autoptr (BalikEditGroup) taken = group;
  g_autoptr (GError) error = NULL;

  if (balik_stretch_apply (self->stretch, taken, &error))
    return TRUE;
  balik_board_emit_refused (self, error->message);
  return FALSE;
}

static void
type_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  const char *key;
  const char *text;
  gint64 id;
  BalikItem *card;

  g_variant_get (parameter, "(x&s&s)", &id, &key, &text);
  card = balik_board_get_card (self, id);
  if (card == NULL || strcmp (balik_item_get_text (card, key), text) == 0)
    return;
  begin (self, id, key, balik_item_get_text (card, key));
  if (g_strcmp0 (self->typed_start, text) != 0 || !balik_stretch_take_back (self->stretch))
    type (self, balik_card_edit_set (card, key, text));
}

static void
type_card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  BalikItem *card = self->typed_start == NULL ? get_typed (self) : NULL;
  g_autoptr (BalikEditGroup) group = NULL;
  const char *block;
  const char *title;
  gint64 id = 0;

  g_variant_get (parameter, "(&s&s)", &block, &title);
  if (card != NULL)
    {
      if (strcmp (balik_item_get_text (card, "title"), title) != 0)
        type (self, balik_card_edit_go_on (card, title));
      return;
    }
  group = balik_card_edit_add (self->plan, block, G_MAXUINT, title, &id);
  begin (self, id, "title", NULL);
  balik_block_view_set_typed (balik_board_get_block (self, block), id);
  if (!type (self, g_steal_pointer (&group)))
    forget (self);
}

static void
take_back (BalikBoard *self)
{
  BalikItem *card = get_typed (self);

  if (card == NULL || balik_stretch_take_back (self->stretch))
    return;
  if (self->typed_start != NULL)
    balik_board_apply (self, balik_card_edit_set (card, self->typed_key, self->typed_start));
  else
    balik_board_apply (self, balik_card_edit_remove (card));
}

static void
say_added (BalikBoard *self, BalikItem *card)
{
  const BalikBlock *block = balik_blocks_find (balik_item_get_text (card, "block"));

  /* Translators: the title of a card, then the name of a block */
  balik_board_say (self,
                   balik_text_fill (_ ("Added “%s” to %s"), balik_item_get_text (card, "title"),
                                    _ (block->name), NULL));
}

/* What was typed stays where the parameter is true, and else is taken back. */
static void
end_typing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BalikBoard *self = BALIK_BOARD (widget);
  BalikItem *added;

  if (!g_variant_get_boolean (parameter))
    take_back (self);
  balik_stretch_end (self->stretch);
  added = self->typed_start == NULL ? get_typed (self) : NULL;
  forget (self);
  if (added == NULL)
    return;
  balik_board_select (self, balik_item_get_id (added));
  say_added (self, added);
}

/* Something was done to cards: a new one that is taken away is typed no more. */
void
balik_board_follow_typed (BalikBoard *self)
{
  if (self->typed != 0 && get_typed (self) == NULL)
    forget (self);
}

void
balik_board_install_typing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "board.type-text", "(xss)", type_text_action);
  gtk_widget_class_install_action (widget_class, "board.type-card", "(ss)", type_card_action);
  gtk_widget_class_install_action (widget_class, "board.end-typing", "b", end_typing_action);
}
