/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_REPORT_PAGE (balik_report_page_get_type ())
G_DECLARE_FINAL_TYPE (BalikReportPage, balik_report_page, BALIK, REPORT_PAGE, AdwBin)

G_END_DECLS
