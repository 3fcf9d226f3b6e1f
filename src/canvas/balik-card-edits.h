/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

/* Changes of cards, as groups that can be undone. An index is a place in a block. */

GPtrArray *balik_cards_list (BalikPlan *plan, const char *block) G_GNUC_WARN_UNUSED_RESULT;
guint balik_card_find_index (BalikPlan *plan, BalikItem *card);

BalikEditGroup *balik_card_edit_add (BalikPlan *plan,
                                     const char *block,
                                     guint index,
                                     const char *title,
                                     gint64 *id) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_card_edit_go_on (BalikItem *card,
                                       const char *title) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_card_edit_move (BalikPlan *plan,
                                      BalikItem *card,
                                      const char *block,
                                      guint index) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_card_edit_remove (BalikItem *card) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *
balik_card_edit_set (BalikItem *card, const char *key, const char *text) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_card_edit_link (BalikItem *card, const char *path) G_GNUC_WARN_UNUSED_RESULT;

char *balik_card_dup_text (BalikItem *card) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_card_edit_paste (BalikPlan *plan,
                                       const char *block,
                                       guint index,
                                       const char *text,
                                       gint64 *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
