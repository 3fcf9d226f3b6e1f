/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-card-edits.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-block.h"
#include "balik-plan-ids.h"

#define CARDS_KEY "canvas.cards"

/* A title longer than this is not a title; pasted text is cut there. */
#define MAX_TITLE_CHARS 200

/**
 * balik_cards_list:
 * @plan: a plan
 * @block: the code word of a block
 *
 * Returns: (transfer full) (element-type BalikItem): the cards of @block, in
 *     their order
 */
GPtrArray *
balik_cards_list (BalikPlan *plan, const char *block)
{
  GListModel *cards = balik_plan_get_cards (plan);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (BalikItem) card = g_list_model_get_item (cards, i);

      if (strcmp (balik_item_get_text (card, "block"), block) == 0)
        g_ptr_array_add (found, g_steal_pointer (&card));
    }
  return found;
}

/**
 * balik_card_find_index:
 * @plan: a plan
 * @card: one of its cards
 *
 * Returns: the place of @card in its block, from 0
 */
guint
balik_card_find_index (BalikPlan *plan, BalikItem *card)
{
  g_autoptr (GPtrArray) cards = balik_cards_list (plan, balik_item_get_text (card, "block"));
  guint index = 0;

  return g_ptr_array_find (cards, card, &index) ? index : 0;
}

/* Where in the list of all cards a card stands that is number @index of @block.
 * @except, which is about to move, counts as not there. */
static guint
find_position (BalikPlan *plan, const char *block, guint index, BalikItem *except)
{
  GListModel *cards = balik_plan_get_cards (plan);
  guint position = 0;
  guint after_last = G_MAXUINT;
  guint n_seen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (BalikItem) card = g_list_model_get_item (cards, i);

      if (card == except)
        continue;
      if (strcmp (balik_item_get_text (card, "block"), block) == 0)
        {
          if (n_seen == index)
            return position;
          n_seen++;
          after_last = position + 1;
        }
      position++;
    }
  return after_last != G_MAXUINT ? after_last : position;
}

/* Adds one card to @group. Several in a group go to one place after another. */
static gint64
add_card (BalikPlan *plan,
          BalikEditGroup *group,
          const char *block,
          guint position,
          const char *title,
          const char *text)
{
  const gint64 item = balik_plan_reserve_id (plan);
  g_autofree char *id = balik_plan_dup_card_id (plan, item);

  balik_edit_group_insert (group, item, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, CARDS_KEY, position);
  balik_edit_group_take (group, item, "id", balik_value_new_text (id));
  balik_edit_group_take (group, item, "block", balik_value_new_text (block));
  balik_edit_group_take (group, item, "title", balik_value_new_text (title));
  if (text != NULL && *text != '\0')
    balik_edit_group_take (group, item, "text", balik_value_new_text (text));
  balik_edit_group_take (group, item, "colour",
                         balik_value_new_text (balik_blocks_find (block)->colour));
  return item;
}

/**
 * balik_card_edit_add:
 * @plan: a plan
 * @block: the code word of a block
 * @index: the place in the block; after the last if there are fewer
 * @title: its title
 * @id: (out) (optional): the id of the new card
 *
 * Returns: (transfer full): what adds a card in the colour of its block
 */
BalikEditGroup *
balik_card_edit_add (BalikPlan *plan, const char *block, guint index, const char *title, gint64 *id)
{
  BalikEditGroup *group;
  gint64 item;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (balik_blocks_find (block) != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  group = balik_edit_group_new (_ ("Add Card"));
  item = add_card (plan, group, block, find_position (plan, block, index, NULL), title, NULL);
  if (id != NULL)
    *id = item;
  return group;
}

/**
 * balik_card_edit_go_on:
 * @card: a card that was only just added
 * @title: its title as it is typed by now
 *
 * Returns: (transfer full): more of what balik_card_edit_add() did
 */
BalikEditGroup *
balik_card_edit_go_on (BalikItem *card, const char *title)
{
  BalikEditGroup *group = balik_edit_group_new (_ ("Add Card"));

  balik_edit_group_take (group, balik_item_get_id (card), "title", balik_value_new_text (title));
  return group;
}

/**
 * balik_card_edit_move:
 * @plan: a plan
 * @card: one of its cards
 * @block: the code word of the block to move it to
 * @index: the place there, not counting @card itself
 *
 * Returns: (transfer full) (nullable): what moves the card, %NULL if it is
 *     there already
 */
BalikEditGroup *
balik_card_edit_move (BalikPlan *plan, BalikItem *card, const char *block, guint index)
{
  g_autoptr (GPtrArray) there = NULL;
  BalikEditGroup *group;
  gboolean stays;
  guint position;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (BALIK_IS_ITEM (card), NULL);
  g_return_val_if_fail (balik_blocks_find (block) != NULL, NULL);

  stays = strcmp (balik_item_get_text (card, "block"), block) == 0;
  there = balik_cards_list (plan, block);
  if (stays && MIN (index, there->len - 1) == balik_card_find_index (plan, card))
    return NULL;
  position = find_position (plan, block, index, card);

  group = balik_edit_group_new (_ ("Move Card"));
  if (!stays)
    balik_edit_group_take (group, balik_item_get_id (card), "block", balik_value_new_text (block));
  balik_edit_group_move (group, balik_item_get_id (card), position);
  return group;
}

/**
 * balik_card_edit_remove:
 * @card: a card
 *
 * Returns: (transfer full): what deletes it
 */
BalikEditGroup *
balik_card_edit_remove (BalikItem *card)
{
  BalikEditGroup *group = balik_edit_group_new (_ ("Delete Card"));

  balik_edit_group_remove (group, card);
  return group;
}

/**
 * balik_card_edit_set:
 * @card: a card
 * @key: "title", "text" or "colour"
 * @text: its new value
 *
 * Returns: (transfer full) (nullable): what changes it, %NULL if nothing would
 */
BalikEditGroup *
balik_card_edit_set (BalikItem *card, const char *key, const char *text)
{
  const char *label = _ ("Rename Card");
  BalikEditGroup *group;

  g_return_val_if_fail (BALIK_IS_ITEM (card), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (strcmp (balik_item_get_text (card, key), text) == 0)
    return NULL;
  if (strcmp (key, "text") == 0)
    label = _ ("Change Text of Card");
  else if (strcmp (key, "colour") == 0)
    label = _ ("Change Colour of Card");

  group = balik_edit_group_new (label);
  balik_edit_group_take (group, balik_item_get_id (card), key, balik_value_new_text (text));
  return group;
}

/**
 * balik_card_edit_link:
 * @card: a card
 * @path: (nullable): the key path of a number
 *
 * Makes @path the number that the card shows. Further links stay.
 *
 * Returns: (transfer full) (nullable): what links it, %NULL if nothing would change
 */
BalikEditGroup *
balik_card_edit_link (BalikItem *card, const char *path)
{
  const char *const *links;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;
  BalikEditGroup *group;

  g_return_val_if_fail (BALIK_IS_ITEM (card), NULL);

  links = balik_item_get_texts (card, "links");
  if (g_strcmp0 (links[0], path) == 0)
    return NULL;

  if (path != NULL)
    g_strv_builder_add (builder, path);
  for (guint i = 1; links[0] != NULL && links[i] != NULL; i++)
    if (g_strcmp0 (links[i], path) != 0)
      g_strv_builder_add (builder, links[i]);
  after = g_strv_builder_end (builder);

  group = balik_edit_group_new (path != NULL ? _ ("Link Card to Number") : _ ("Unlink Card"));
  balik_edit_group_take (group, balik_item_get_id (card), "links",
                         balik_value_new_texts ((const char *const *)after));
  return group;
}

/**
 * balik_card_dup_text:
 * @card: a card
 *
 * Returns: (transfer full): its title, and its text below, each line after a
 *     tab: balik_card_edit_paste() makes the same card of it
 */
char *
balik_card_dup_text (BalikItem *card)
{
  GString *copy;
  const char *text;

  g_return_val_if_fail (BALIK_IS_ITEM (card), NULL);

  copy = g_string_new (balik_item_get_text (card, "title"));
  text = balik_item_get_text (card, "text");
  if (*text != '\0')
    {
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        g_string_append_printf (copy, "\n\t%s", lines[i]);
    }
  return g_string_free_and_steal (copy);
}

static void
cut_title (char *title)
{
  if (g_utf8_strlen (title, -1) > MAX_TITLE_CHARS)
    *g_utf8_offset_to_pointer (title, MAX_TITLE_CHARS) = '\0';
}

/**
 * balik_card_edit_paste:
 * @plan: a plan
 * @block: the code word of a block
 * @index: the place in the block
 * @text: any text
 * @id: (out) (optional): the id of the last new card
 *
 * Makes a card of each line of @text; lines after a tab are the text of the
 * card above.
 *
 * Returns: (transfer full) (nullable): what adds the cards, %NULL if there is
 *     nothing to read
 */
BalikEditGroup *
balik_card_edit_paste (BalikPlan *plan,
                       const char *block,
                       guint index,
                       const char *text,
                       gint64 *id)
{
  g_autoptr (BalikEditGroup) group = NULL;
  g_auto (GStrv) lines = NULL;
  guint position;
  gint64 item = 0;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (balik_blocks_find (block) != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  group = balik_edit_group_new (_ ("Paste Cards"));
  position = find_position (plan, block, index, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) below = g_string_new (NULL);
      const guint title = i;

      while (lines[i + 1] != NULL && *lines[i + 1] == '\t')
        {
          i++;
          g_string_append_printf (below, "%s%s", below->len > 0 ? "\n" : "",
                                  g_strchomp (lines[i] + 1));
        }
      g_strstrip (lines[title]);
      if (*lines[title] == '\0')
        continue;
      cut_title (lines[title]);
      item = add_card (plan, group, block, position++, lines[title], below->str);
    }
  if (item == 0)
    return NULL;
  if (id != NULL)
    *id = item;
  return g_steal_pointer (&group);
}
