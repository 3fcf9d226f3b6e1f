/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BALIK_TYPE_TYPING (balik_typing_get_type ())
G_DECLARE_FINAL_TYPE (BalikTyping, balik_typing, BALIK, TYPING, GObject)

BalikTyping *balik_typing_new (GtkWidget *area);

void balik_typing_go_on (BalikTyping *self);
void balik_typing_forget (BalikTyping *self);
gboolean balik_typing_is_pending (BalikTyping *self);

void balik_typing_take (GtkRoot *root);

G_END_DECLS
