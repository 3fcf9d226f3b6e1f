/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_NUMBERS_VIEW (balik_numbers_view_get_type ())
G_DECLARE_FINAL_TYPE (BalikNumbersView, balik_numbers_view, BALIK, NUMBERS_VIEW, AdwBin)

void balik_numbers_view_set_document (BalikNumbersView *self, BalikDocument *document);
void
balik_numbers_view_show_chapter (BalikNumbersView *self, BalikItem *line, BalikChapter chapter);
guint
balik_numbers_view_show_matches (BalikNumbersView *self, const char *text, gboolean assumed_only);

G_END_DECLS
