/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-locale.h"
#include "balik-plan.h"

G_BEGIN_DECLS

#define BALIK_TYPE_CARD_EDITOR (balik_card_editor_get_type ())
G_DECLARE_FINAL_TYPE (BalikCardEditor, balik_card_editor, BALIK, CARD_EDITOR, GtkPopover)

GtkWidget *balik_card_editor_new (BalikPlan *plan,
                                  BalikItem *card,
                                  BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void balik_card_editor_show_numbers (BalikCardEditor *self);

G_END_DECLS
