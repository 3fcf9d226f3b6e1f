/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_GUIDE_PAGE (balik_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (BalikGuidePage, balik_guide_page, BALIK, GUIDE_PAGE, AdwBin)

G_END_DECLS
