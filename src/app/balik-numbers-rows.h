/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-document.h"
#include "balik-field-editor.h"

G_BEGIN_DECLS

GtkWidget *balik_numbers_row_new (BalikDocument *document,
                                  BalikItem *item,
                                  const BalikField *field,
                                  GObject *page) G_GNUC_WARN_UNUSED_RESULT;
BalikFieldEditor *balik_numbers_row_get_editor (GtkWidget *row);
GtkWidget *balik_numbers_row_find (GtkWidget *widget, BalikItem *item, const char *key);
void balik_numbers_row_reveal (GtkWidget *row);

G_END_DECLS
