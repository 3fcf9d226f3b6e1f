/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-locale.h"
#include "balik-plan.h"

G_BEGIN_DECLS

#define BALIK_TYPE_NUMBER_PICKER (balik_number_picker_get_type ())
G_DECLARE_FINAL_TYPE (BalikNumberPicker, balik_number_picker, BALIK, NUMBER_PICKER, GtkWidget)

GtkWidget *balik_number_picker_new (BalikPlan *plan, BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void balik_number_picker_search (BalikNumberPicker *self, const char *words);
guint balik_number_picker_get_n_found (BalikNumberPicker *self);
void balik_number_picker_pick (BalikNumberPicker *self, guint position);

G_END_DECLS
