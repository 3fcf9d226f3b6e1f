/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-csv-import.h"

G_BEGIN_DECLS

void balik_csv_changes_fill (GtkBox *box, const BalikCsvPreview *preview);

G_END_DECLS
