/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_NUMBERS_PAGE (balik_numbers_page_get_type ())
G_DECLARE_FINAL_TYPE (BalikNumbersPage, balik_numbers_page, BALIK, NUMBERS_PAGE, AdwBin)

void balik_numbers_page_show_number (BalikNumbersPage *self, BalikItem *item, const char *key);

G_END_DECLS
