/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-locale.h"
#include "balik-plan.h"

G_BEGIN_DECLS

#define BALIK_TYPE_CARD_VIEW (balik_card_view_get_type ())
G_DECLARE_FINAL_TYPE (BalikCardView, balik_card_view, BALIK, CARD_VIEW, GtkWidget)

GtkWidget *balik_card_view_new (BalikPlan *plan,
                                BalikItem *card,
                                BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikItem *balik_card_view_get_card (BalikCardView *self);
void balik_card_view_set_place (BalikCardView *self, guint index, guint n_cards);
void balik_card_view_set_promise (BalikCardView *self, gboolean is_promise);
void balik_card_view_set_selected (BalikCardView *self, gboolean is_selected);
void balik_card_view_update_number (BalikCardView *self);
void balik_card_view_start_rename (BalikCardView *self);
GtkWidget *balik_card_view_get_entry (BalikCardView *self);
GtkWidget *balik_card_view_open_editor (BalikCardView *self);

G_END_DECLS
