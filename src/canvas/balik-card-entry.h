/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-block.h"

G_BEGIN_DECLS

#define BALIK_TYPE_CARD_ENTRY (balik_card_entry_get_type ())
G_DECLARE_FINAL_TYPE (BalikCardEntry, balik_card_entry, BALIK, CARD_ENTRY, GtkWidget)

GtkWidget *balik_card_entry_new (const BalikBlock *block) G_GNUC_WARN_UNUSED_RESULT;
void balik_card_entry_start (BalikCardEntry *self);
void balik_card_entry_stop (BalikCardEntry *self);
void balik_card_entry_clear (BalikCardEntry *self);

G_END_DECLS
