/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BALIK_TYPE_SAFE_BUTTON (balik_safe_button_get_type ())
G_DECLARE_FINAL_TYPE (BalikSafeButton, balik_safe_button, BALIK, SAFE_BUTTON, AdwBin)

G_END_DECLS
