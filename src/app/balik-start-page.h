/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-recoverable.h"

G_BEGIN_DECLS

#define BALIK_TYPE_START_PAGE (balik_start_page_get_type ())
G_DECLARE_FINAL_TYPE (BalikStartPage, balik_start_page, BALIK, START_PAGE, AdwBin)

void balik_start_page_update (BalikStartPage *self);
const BalikRecoverable *balik_start_page_get_left (BalikStartPage *self, const char *folder);

G_END_DECLS
