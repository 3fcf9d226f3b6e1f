/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_SECTION_ROW (balik_section_row_get_type ())
G_DECLARE_FINAL_TYPE (BalikSectionRow, balik_section_row, BALIK, SECTION_ROW, AdwActionRow)

GtkWidget *balik_section_row_new (BalikDocument *document,
                                  BalikItem *item,
                                  const char *key,
                                  const char *question,
                                  const char *answer) G_GNUC_WARN_UNUSED_RESULT;
BalikItem *balik_section_row_get_item (BalikSectionRow *self);
const char *balik_section_row_get_key (BalikSectionRow *self);
gboolean balik_section_row_is_for (BalikSectionRow *self, BalikItem *item, const char *key);

G_END_DECLS
