/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-block-view.h"
#include "balik-card-view.h"

G_BEGIN_DECLS

void balik_card_drag_add_source (BalikCardView *card);
void balik_card_drag_add_target (BalikBlockView *block);

/* What a drop does, whoever dropped it: a card moves, each line of text becomes one. */
gboolean balik_card_drag_drop (BalikBlockView *block, const GValue *value, guint index);

G_END_DECLS
