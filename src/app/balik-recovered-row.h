/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-locale.h"
#include "balik-recoverable.h"

G_BEGIN_DECLS

#define BALIK_TYPE_RECOVERED_ROW (balik_recovered_row_get_type ())
G_DECLARE_FINAL_TYPE (BalikRecoveredRow, balik_recovered_row, BALIK, RECOVERED_ROW, GtkListBoxRow)

GtkWidget *balik_recovered_row_new (const BalikRecoverable *left,
                                    BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void balik_recovered_row_set_narrow (BalikRecoveredRow *self, gboolean is_narrow);

char *balik_recovered_dup_amount (const BalikRecoverable *left,
                                  BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
