/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-report-mark-private.h"
#include "balik-report.h"

G_BEGIN_DECLS

const char *balik_report_get_title (BalikReport *self);
const char *balik_report_get_day (BalikReport *self);
GPtrArray *balik_report_get_marks (BalikReport *self, int page);

G_END_DECLS
