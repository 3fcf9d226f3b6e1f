/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BALIK_TYPE_FIELD_ENTRY (balik_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (BalikFieldEntry, balik_field_entry, BALIK, FIELD_ENTRY, GtkEntry)

GtkWidget *balik_field_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_field_entry_is_typing (BalikFieldEntry *self);
void balik_field_entry_show_text (BalikFieldEntry *self, const char *text);
const char *balik_field_entry_get_problem (BalikFieldEntry *self);
void balik_field_entry_set_problem (BalikFieldEntry *self, const char *problem);

G_END_DECLS
