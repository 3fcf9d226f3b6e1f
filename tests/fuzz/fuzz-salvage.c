/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "balik-file-io.h"
#include "balik-plan-file.h"

/*
 * Saving what can be saved of a damaged plan. Whatever the bytes are, there is a
 * sentence or a plan that keeps every rule, can be saved, and is the same when
 * it is read again.
 */

static void
check_sentence (const char *text)
{
  g_assert_true (*text != '\0' && g_utf8_validate (text, -1, NULL));
}

static void
check_read_again (const BalikPlanFile *file)
{
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_copy (file->meta);
  g_autoptr (BalikPlanFile) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = balik_plan_file_make_bytes (file->rows, meta, "Name", &error);
  g_assert_no_error (error);
  again = balik_plan_file_read_bytes (bytes, "Name", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->meta->content_digest, ==, meta->content_digest);
}

static void
check_salvaged (const BalikPlanFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_plan_rows_build (file->rows, "Name", &error);
  g_autofree char *digest = balik_plan_rows_dup_digest (file->rows);

  g_assert_no_error (error);
  g_assert_cmpint (file->outcome, ==, BALIK_PLAN_REPAIRED);
  g_assert_cmpstr (digest, ==, file->meta->content_digest);
  g_assert_cmpuint (file->notes->len, >, 0);
  for (guint i = 0; i < file->notes->len; i++)
    check_sentence (g_ptr_array_index (file->notes, i));
  check_read_again (file);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikPlanFile) file = NULL;
  g_autoptr (GError) error = NULL;

  /* Shorter files are refused before they are read. */
  if (size < BALIK_FILE_MIN_BYTES)
    return 0;
  bytes = g_bytes_new (data, size);
  file = balik_plan_file_salvage_bytes (bytes, "Name", NULL, &error);
  if (file != NULL)
    check_salvaged (file);
  else
    {
      g_assert_true (error->domain == BALIK_STORE_ERROR);
      check_sentence (error->message);
    }
  return 0;
}
