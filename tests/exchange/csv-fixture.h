/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-csv-import.h"

G_BEGIN_DECLS

BalikCsvSettings csv_fixture_settings (void);
BalikCsvPreview *
csv_fixture_preview (BalikPlan *plan, GBytes *bytes, const BalikCsvSettings *settings);
BalikCsvPreview *
csv_fixture_preview_text (BalikPlan *plan, const char *text, const BalikCsvSettings *settings);
char *csv_fixture_dump (const BalikCsvPreview *preview);
void csv_fixture_apply (BalikCsvPreview *preview, BalikPlan *plan);
BalikPlan *csv_fixture_load (const char *folder, const char *name);

G_END_DECLS
