/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-start-page.h"
#include "balik-window.h"

G_BEGIN_DECLS

struct _BalikWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  BalikDocument *document;
  gboolean is_opening;
  GFile *opening_file;
  gboolean is_for_file; /* it was made to open a file */
  gboolean is_asking;
  gboolean is_ending;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  BalikStartPage *start_page;
  AdwBin *plan_bin;
};

typedef void (*BalikWindowSaved) (BalikWindow *self, gboolean is_saved, gpointer data);

void balik_window_install_actions (GtkWidgetClass *widget_class);
void balik_window_install_plan_acts (GtkWidgetClass *widget_class);
void balik_window_install_left_acts (GtkWidgetClass *widget_class);
void balik_window_install_reading_acts (GtkWidgetClass *widget_class);
void balik_window_install_share (GtkWidgetClass *widget_class);
void balik_window_drop_document (BalikWindow *self);
void balik_window_ask_where_to_save (BalikWindow *self, BalikWindowSaved saved, gpointer data);
void balik_window_import_file (BalikWindow *self, GFile *file);
gboolean balik_window_begin_opening (BalikWindow *self, GFile *file);
void balik_window_end_opening (BalikWindow *self);
void balik_window_show_failure (BalikWindow *self, GFile *file, const GError *error);
void balik_window_tell_reading (BalikWindow *self);
void balik_window_show_missing (BalikWindow *self);
void balik_window_open_left (BalikWindow *self, const BalikRecoverable *left);
GtkFileDialog *balik_window_new_file_dialog (const char *title,
                                             const char *name,
                                             const char *pattern) G_GNUC_WARN_UNUSED_RESULT;
void balik_window_show_dialog_error (BalikWindow *self, const GError *error);
void balik_window_install_table_acts (GtkWidgetClass *widget_class);
void balik_window_accept_tables (BalikWindow *self);
void balik_window_show_undoable (BalikWindow *self, const char *message);
void balik_window_update_actions (BalikWindow *self);

G_END_DECLS
