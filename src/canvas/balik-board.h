/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-block-view.h"
#include "balik-history.h"
#include "balik-loop.h"

G_BEGIN_DECLS

#define BALIK_TYPE_BOARD (balik_board_get_type ())
G_DECLARE_FINAL_TYPE (BalikBoard, balik_board, BALIK, BOARD, GtkWidget)

/*
 * Signals: "number-activated" (item id, key): somebody wants to see that number;
 * "refused" (message): an edit was not done, and why; "removed" (title): a card was
 * deleted; "laid-out": the scale of the loop may have changed.
 */
GtkWidget *balik_board_new (BalikPlan *plan,
                            BalikHistory *history,
                            BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void balik_board_set_loop (BalikBoard *self, BalikLoopSpec *loop);
void balik_board_set_answer (BalikBoard *self, guint index, const char *text, const char *tone);

void balik_board_add_card (BalikBoard *self);
BalikItem *balik_board_get_selected (BalikBoard *self);
BalikBlockView *balik_board_get_block (BalikBoard *self, const char *id);
gboolean balik_board_is_list (BalikBoard *self);
guint balik_board_count_assumed (BalikBoard *self);
char *balik_board_dup_scale_text (BalikBoard *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
