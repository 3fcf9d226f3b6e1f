/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-report.h"

G_BEGIN_DECLS

#define BALIK_TYPE_PAGE_PREVIEW (balik_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (BalikPagePreview, balik_page_preview, BALIK, PAGE_PREVIEW, GtkWidget)

GtkWidget *balik_page_preview_new (void) G_GNUC_WARN_UNUSED_RESULT;
void balik_page_preview_set_page (BalikPagePreview *self, BalikReport *report, int page);

G_END_DECLS
