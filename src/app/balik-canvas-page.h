/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_CANVAS_PAGE (balik_canvas_page_get_type ())
G_DECLARE_FINAL_TYPE (BalikCanvasPage, balik_canvas_page, BALIK, CANVAS_PAGE, AdwBin)

G_END_DECLS
