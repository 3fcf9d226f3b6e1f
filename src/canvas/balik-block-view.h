/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-block.h"
#include "balik-locale.h"
#include "balik-plan.h"

G_BEGIN_DECLS

#define BALIK_TYPE_BLOCK_VIEW (balik_block_view_get_type ())
G_DECLARE_FINAL_TYPE (BalikBlockView, balik_block_view, BALIK, BLOCK_VIEW, GtkWidget)

GtkWidget *balik_block_view_new (const BalikBlock *block,
                                 BalikPlan *plan,
                                 BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
const BalikBlock *balik_block_view_get_block (BalikBlockView *self);
BalikPlan *balik_block_view_get_plan (BalikBlockView *self);

void balik_block_view_set_cards (BalikBlockView *self, GPtrArray *cards);
guint balik_block_view_get_n_cards (BalikBlockView *self);
GtkWidget *balik_block_view_get_card (BalikBlockView *self, guint index);
GtkWidget *balik_block_view_find_card (BalikBlockView *self, BalikItem *card);
gboolean balik_block_view_find_place (BalikBlockView *self, BalikItem *card, guint *index);
void balik_block_view_update_numbers (BalikBlockView *self);

/* The row below the cards, as the answers below the promise. */
void balik_block_view_set_footer (BalikBlockView *self, GtkWidget *footer);
int balik_block_view_measure_whole (BalikBlockView *self, int width, int height);
gboolean balik_block_view_focus_card (BalikBlockView *self, guint index);

void balik_block_view_start_adding (BalikBlockView *self);
void balik_block_view_stop_adding (BalikBlockView *self);
GtkWidget *balik_block_view_get_entry (BalikBlockView *self);
void balik_block_view_set_typed (BalikBlockView *self, gint64 id);

/* Where something that is dragged would land: @y is a height in the block. */
guint balik_block_view_find_index (BalikBlockView *self, double y);
void balik_block_view_show_gap (BalikBlockView *self, guint index, int height);
void balik_block_view_hide_gap (BalikBlockView *self);

G_END_DECLS
