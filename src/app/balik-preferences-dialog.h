/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BALIK_TYPE_PREFERENCES_DIALOG (balik_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BalikPreferencesDialog,
                      balik_preferences_dialog,
                      BALIK,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *balik_preferences_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
