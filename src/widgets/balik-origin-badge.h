/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-field-editor.h"

G_BEGIN_DECLS

#define BALIK_TYPE_ORIGIN_BADGE (balik_origin_badge_get_type ())
G_DECLARE_FINAL_TYPE (BalikOriginBadge, balik_origin_badge, BALIK, ORIGIN_BADGE, AdwBin)

GtkWidget *balik_origin_badge_new (void) G_GNUC_WARN_UNUSED_RESULT;
void balik_origin_badge_set_editor (BalikOriginBadge *self, BalikFieldEditor *editor);
const char *balik_origin_badge_get_text (BalikOriginBadge *self);

G_END_DECLS
