/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_RESULTS_PAGE (balik_results_page_get_type ())
G_DECLARE_FINAL_TYPE (BalikResultsPage, balik_results_page, BALIK, RESULTS_PAGE, AdwBin)

G_END_DECLS
