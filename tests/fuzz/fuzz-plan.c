/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "balik-file-io.h"
#include "balik-plan-file.h"

/*
 * Opening a plan, with everything that is done in the jail and after it. What
 * opens must be a plan that can be saved, and that is the same afterwards.
 */

static void
check_saved (const BalikPlanFile *file, BalikPlan *plan)
{
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);
  g_autofree char *digest = balik_plan_rows_dup_digest (rows);
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_copy (file->meta);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (digest, ==, file->meta->content_digest);
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikPlanFile) file = NULL;
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  /* Shorter files are refused before they are read. */
  if (size < BALIK_FILE_MIN_BYTES)
    return 0;
  bytes = g_bytes_new (data, size);
  file = balik_plan_file_read_bytes (bytes, "Name", NULL, &error);
  if (file != NULL)
    plan = balik_plan_rows_build (file->rows, "Name", &error);
  if (plan != NULL)
    check_saved (file, plan);
  else
    g_assert_true (error->domain == BALIK_STORE_ERROR
                   && g_utf8_validate (error->message, -1, NULL));
  return 0;
}
