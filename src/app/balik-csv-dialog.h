/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_CSV_DIALOG (balik_csv_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BalikCsvDialog, balik_csv_dialog, BALIK, CSV_DIALOG, AdwDialog)

AdwDialog *balik_csv_dialog_new (BalikDocument *document, GFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
