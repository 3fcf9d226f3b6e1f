/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-plan.h"

G_BEGIN_DECLS

/* A folder of the test's own, and files in it. */
char *store_fixture_make_folder (void) G_GNUC_WARN_UNUSED_RESULT;
void store_fixture_remove_folder (char *folder);
char *store_fixture_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
char *store_fixture_list_work (void) G_GNUC_WARN_UNUSED_RESULT;
GFile *store_fixture_file (const char *folder, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *store_fixture_hash (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
char *store_fixture_stamp (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
void store_fixture_run_sql (GFile *file, const char *sql);

BalikPlan *store_fixture_import (const char *name) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *store_fixture_list_examples (void) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *store_fixture_new_rich_plan (void) G_GNUC_WARN_UNUSED_RESULT;
GFile *store_fixture_write (const char *folder, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void store_fixture_edit (BalikPlan *plan, GRand *rand, guint number);
void store_fixture_assert_same (BalikPlan *a, BalikPlan *b);

G_END_DECLS
