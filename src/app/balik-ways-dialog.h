/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BALIK_TYPE_WAYS_DIALOG (balik_ways_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BalikWaysDialog, balik_ways_dialog, BALIK, WAYS_DIALOG, AdwDialog)

BalikWaysDialog *balik_ways_dialog_new (const char *heading,
                                        const char *sentence) G_GNUC_WARN_UNUSED_RESULT;
void balik_ways_dialog_add_note (BalikWaysDialog *self, const char *sentence);
void balik_ways_dialog_add_way (BalikWaysDialog *self,
                                const char *way,
                                const char *title,
                                const char *subtitle);

G_END_DECLS
