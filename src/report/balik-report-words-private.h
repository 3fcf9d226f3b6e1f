/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-field.h"
#include "balik-headline.h"
#include "balik-report-draft-private.h"
#include "balik-value.h"

G_BEGIN_DECLS

const char *balik_report_get_country (const char *code);
const char *balik_report_get_origin (const char *kind);
char *balik_report_dup_shortened (const char *text, glong max_characters) G_GNUC_WARN_UNUSED_RESULT;
char *balik_report_dup_line_name (BalikItem *line) G_GNUC_WARN_UNUSED_RESULT;
char *balik_report_dup_offer (const BalikReportDraft *draft,
                              BalikItem *line) G_GNUC_WARN_UNUSED_RESULT;
char *balik_report_dup_answer (const BalikHeadline *headline) G_GNUC_WARN_UNUSED_RESULT;

char *balik_report_dup_money (const BalikReportDraft *draft,
                              double amount) G_GNUC_WARN_UNUSED_RESULT;
char *balik_report_dup_figure (const BalikReportDraft *draft,
                               BalikUnit unit,
                               double value) G_GNUC_WARN_UNUSED_RESULT;
char *balik_report_dup_range (const BalikReportDraft *draft,
                              BalikUnit unit,
                              const BalikValue *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
