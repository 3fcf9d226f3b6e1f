/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_WINDOW (balik_window_get_type ())
G_DECLARE_FINAL_TYPE (BalikWindow, balik_window, BALIK, WINDOW, AdwApplicationWindow)

typedef void (*BalikWindowNext) (BalikWindow *self, GObject *data);

BalikWindow *balik_window_new (AdwApplication *application) G_GNUC_WARN_UNUSED_RESULT;
BalikWindow *balik_window_new_for_file (AdwApplication *application,
                                        GFile *file) G_GNUC_WARN_UNUSED_RESULT;
BalikWindow *balik_window_find_for_file (GtkApplication *application, GFile *file);
BalikDocument *balik_window_get_document (BalikWindow *self);
gboolean balik_window_is_free (BalikWindow *self);
void balik_window_set_document (BalikWindow *self, BalikDocument *document);
void balik_window_open_file (BalikWindow *self, GFile *file);
void balik_window_open_template (BalikWindow *self, const char *id);
gboolean balik_window_must_ask (BalikWindow *self);
void balik_window_leave (BalikWindow *self, BalikWindowNext next, GObject *data);
void balik_window_end (BalikWindow *self);
void balik_window_show_message (BalikWindow *self, const char *message);

G_END_DECLS
