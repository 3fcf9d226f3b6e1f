/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-version-tasks.h"

#include "balik-difference-words.h"

/* Looking at the versions of a plan, in a thread: each of them is a file. */

/* Nobody reads more of them, and each becomes a row. */
#define MAX_LINES 200

typedef struct
{
  BalikVersion version;
  BalikPlan *snapshot;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;

  g_free (comparison->version.path);
  g_free (comparison->version.digest);
  g_object_unref (comparison->snapshot);
  g_free (comparison);
}

static void
change_line_free (gpointer data)
{
  BalikChangeLine *line = data;

  g_free (line->place);
  g_free (line->name);
  g_free (line->word);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}

/**
 * balik_version_reading_free:
 * @self: (transfer full): a version that was read
 *
 * Frees it.
 */
void
balik_version_reading_free (BalikVersionReading *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *versions = balik_versions_list (data, &error);

  if (versions != NULL)
    g_task_return_pointer (task, versions, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * balik_versions_list_async:
 * @doc_id: the id of a plan
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Looks for the versions of a plan that are kept on this computer.
 */
void
balik_versions_list_async (const char *doc_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, balik_versions_list_async);
  g_task_set_task_data (task, g_strdup (doc_id), g_free);
  g_task_run_in_thread (task, list_thread);
}

/**
 * balik_versions_list_finish:
 * @result: of balik_versions_list_async()
 * @error: why not
 *
 * Returns: (transfer full) (element-type BalikVersion): the latest first
 */
GPtrArray *
balik_versions_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static BalikChangeLine *
put_into_words (const BalikDifference *difference,
                BalikLocale *locale,
                BalikPlan *before,
                BalikPlan *after)
{
  BalikChangeLine *line = g_new0 (BalikChangeLine, 1);

  line->place = balik_difference_dup_place (difference);
  line->name = balik_difference_dup_name (difference);
  line->word = g_strdup (balik_difference_get_word (difference));
  line->before = balik_difference_dup_before (difference, locale, balik_plan_get_currency (before));
  line->after = balik_difference_dup_after (difference, locale, balik_plan_get_currency (after));
  return line;
}

static void
compare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Comparison *comparison = data;
  GError *error = NULL;
  g_autoptr (BalikPlan) plan = balik_version_read (&comparison->version, cancellable, &error);
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();
  g_autoptr (GPtrArray) differences = NULL;
  BalikVersionReading *reading;

  if (plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  differences = balik_plan_compare (plan, comparison->snapshot, TRUE);
  reading = g_new0 (BalikVersionReading, 1);
  reading->plan = g_object_ref (plan);
  reading->lines = g_ptr_array_new_with_free_func (change_line_free);
  reading->n_differences = differences->len;
  for (guint i = 0; i < MIN (differences->len, MAX_LINES); i++)
    g_ptr_array_add (reading->lines, put_into_words (g_ptr_array_index (differences, i), locale,
                                                     plan, comparison->snapshot));
  g_task_return_pointer (task, reading, (GDestroyNotify)balik_version_reading_free);
}

/**
 * balik_version_compare_async:
 * @version: a version
 * @snapshot: a copy of the plan as it is now, which nobody else uses meanwhile
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Reads a version, and puts into words what has changed since.
 */
void
balik_version_compare_async (const BalikVersion *version,
                             BalikPlan *snapshot,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Comparison *comparison = g_new0 (Comparison, 1);

  comparison->version = *version;
  comparison->version.path = g_strdup (version->path);
  comparison->version.digest = g_strdup (version->digest);
  comparison->snapshot = g_object_ref (snapshot);
  g_task_set_source_tag (task, balik_version_compare_async);
  g_task_set_task_data (task, comparison, comparison_free);
  g_task_run_in_thread (task, compare_thread);
}

/**
 * balik_version_compare_finish:
 * @result: of balik_version_compare_async()
 * @error: why it cannot be read
 *
 * Returns: (transfer full): the version and what differs
 */
BalikVersionReading *
balik_version_compare_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
