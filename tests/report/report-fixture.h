/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "balik-plan.h"
#include "balik-report.h"

/* Changes a plan's JSON before it is read. */
typedef void (*ReportFixtureEdit) (JsonObject *plan);

GPtrArray *report_fixture_list_files (void);
char *report_fixture_dup_example (const char *name);
BalikPlan *report_fixture_load (const char *path, ReportFixtureEdit edit);
BalikReport *report_fixture_new (BalikPlan *plan, const char *locale, BalikPaper paper);

void report_fixture_make_large (JsonObject *plan);
void report_fixture_make_wordy (JsonObject *plan);
void report_fixture_make_empty (JsonObject *plan);
void report_fixture_make_poor (JsonObject *plan);
