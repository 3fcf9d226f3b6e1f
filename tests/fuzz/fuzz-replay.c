/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <string.h>

/*
 * One fuzz target as a test: each file of the folders that it is called with is
 * one case, as it is and cut in half. What crashed once must not crash again.
 */

static void
test_file (gconstpointer path)
{
  g_autofree char *content = NULL;
  g_autofree guint8 *half = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *)content, size), ==, 0);
  /* A copy, so that reading beyond its end is seen. */
  half = g_memdup2 (content, MAX (size / 2, 1));
  g_assert_cmpint (LLVMFuzzerTestOneInput (half, size / 2), ==, 0);
}

static void
add_folder (const char *folder, GPtrArray *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *base = g_path_get_basename (folder);
      g_autofree char *test = g_strdup_printf ("/fuzz/%s/%s", base, name);
      char *path = g_build_filename (folder, name, NULL);

      if (*name == '.')
        {
          g_free (path);
          continue;
        }
      g_ptr_array_add (paths, path);
      g_test_add_data_func (test, path, test_file);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  int result;

  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      add_folder (argv[i], paths);
  g_assert_cmpuint (paths->len, >, 0);
  result = g_test_run ();
  return result;
}
