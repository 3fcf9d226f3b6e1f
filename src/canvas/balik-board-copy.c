/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-board-private.h"
#include "balik-card-edits.h"

/* Copies of cards are text, for every program. So that colour and links are
 * not lost on the way from block to block, the board remembers them beside it. */

static const char *const keys[] = { "colour", "text", "links" };

typedef struct
{
  const char *key;
  BalikValue *value;
} CopiedValue;

static void
free_copied_value (gpointer data)
{
  CopiedValue *copied = data;

  balik_value_unref (copied->value);
  g_free (copied);
}

/* Keeps what makes up @card. */
void
balik_board_remember_copy (BalikBoard *self, BalikItem *card)
{
  g_free (self->copied);
  g_clear_pointer (&self->copied_values, g_ptr_array_unref);
  self->copied = balik_card_dup_text (card);
  self->copied_values = g_ptr_array_new_with_free_func (free_copied_value);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      BalikValue *value = balik_item_get_value (card, keys[i]);
      CopiedValue *copied;

      if (value == NULL)
        continue;
      copied = g_new0 (CopiedValue, 1);
      copied->key = keys[i];
      copied->value = balik_value_ref (value);
      g_ptr_array_add (self->copied_values, copied);
    }
}

/* What pastes @text as the card that it was copied from; %NULL if it was not. */
BalikEditGroup *
balik_board_new_copy (BalikBoard *self,
                      const char *text,
                      const char *block,
                      guint index,
                      gint64 *id)
{
  g_autoptr (BalikEditGroup) group = NULL;

  if (self->copied == NULL || strcmp (self->copied, text) != 0)
    return NULL;
  group = balik_card_edit_paste (self->plan, block, index, text, id);
  if (group == NULL)
    return NULL;
  for (guint i = 0; i < self->copied_values->len; i++)
    {
      const CopiedValue *copied = self->copied_values->pdata[i];

      balik_edit_group_set (group, *id, copied->key, copied->value);
    }
  return g_steal_pointer (&group);
}
