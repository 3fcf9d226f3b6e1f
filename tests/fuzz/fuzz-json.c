/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "balik-json-export.h"
#include "balik-json-import.h"

/* The import of JSON. A plan that comes in goes out, and comes in again as the same. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (bytes, &problems, &error);
  g_autoptr (BalikPlan) again = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) out_again = NULL;

  if (plan == NULL)
    {
      g_autofree char *text = problems != NULL ? balik_json_format_problems (problems) : NULL;

      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      return 0;
    }
  out = balik_json_export (plan);
  g_clear_pointer (&problems, g_ptr_array_unref);
  again = balik_json_import (out, &problems, &error);
  g_assert_no_error (error);
  out_again = balik_json_export (again);
  g_assert_true (g_bytes_equal (out, out_again));
  return 0;
}
