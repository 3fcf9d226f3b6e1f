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

  AdwToastOverlay *toasts;
  GtkStack *stack;
  BalikStartPage *start_page;
  AdwBin *plan_bin;
};

void balik_window_install_actions (GtkWidgetClass *widget_class);
void balik_window_install_plan_acts (GtkWidgetClass *widget_class);
void balik_window_drop_document (BalikWindow *self);
void balik_window_import_file (BalikWindow *self, GFile *file);
void balik_window_update_actions (BalikWindow *self);

G_END_DECLS
