/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-recent.h"

#include <gtk/gtk.h>

/* Which plans were open on this computer, with what the start page shows of
 * each, so that it need not open them. Kept in the user's state folder; on a
 * workshop computer nothing is kept. */

#define MAX_RECENT 12
#define CURVE_POINTS 30

/**
 * balik_recent_free:
 * @self: (transfer full): a recent plan
 *
 * Frees a recent plan.
 */
void
balik_recent_free (BalikRecent *self)
{
  g_clear_object (&self->file);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->curve);
  g_free (self);
}

static char *
dup_list_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "balik", "recent.ini", NULL);
}

static GKeyFile *
load_list (void)
{
  GKeyFile *list = g_key_file_new ();
  g_autofree char *path = dup_list_path ();

  /* A list that cannot be read is an empty one: it holds nothing of value. */
  g_key_file_load_from_file (list, path, G_KEY_FILE_NONE, NULL);
  return list;
}

static void
save_list (GKeyFile *list)
{
  g_autofree char *path = dup_list_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (list, path, &error))
    g_warning ("The list of recent plans could not be kept: %s", error->message);
}

static BalikRecent *
read_entry (GKeyFile *list, const char *uri)
{
  BalikRecent *recent = g_new0 (BalikRecent, 1);
  gsize n_curve = 0;

  recent->file = g_file_new_for_uri (uri);
  recent->title = g_key_file_get_string (list, uri, "title", NULL);
  recent->summary = g_key_file_get_string (list, uri, "summary", NULL);
  recent->curve = g_key_file_get_double_list (list, uri, "curve", &n_curve, NULL);
  recent->n_curve = (guint)n_curve;
  recent->is_missing = !g_file_query_exists (recent->file, NULL);
  if (recent->title == NULL || *recent->title == '\0')
    {
      g_free (recent->title);
      recent->title = g_file_get_basename (recent->file);
    }
  if (recent->summary == NULL)
    recent->summary = g_strdup ("");
  return recent;
}

static GPtrArray *
dup_uris_newest_first (GKeyFile *list)
{
  g_auto (GStrv) uris = g_key_file_get_groups (list, NULL);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);

  /* The file keeps the order in which plans were closed. */
  for (guint i = g_strv_length (uris); i > 0; i--)
    g_ptr_array_add (sorted, g_strdup (uris[i - 1]));
  return sorted;
}

/**
 * balik_recent_list:
 *
 * For a thread: it looks whether the files are there.
 *
 * Returns: (transfer full) (element-type BalikRecent): the plans that were open on
 *     this computer, the latest first
 */
GPtrArray *
balik_recent_list (void)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_recent_free);
  g_autoptr (GKeyFile) list = load_list ();
  g_autoptr (GPtrArray) uris = dup_uris_newest_first (list);

  for (guint i = 0; i < uris->len && i < MAX_RECENT; i++)
    g_ptr_array_add (recents, read_entry (list, g_ptr_array_index (uris, i)));
  return recents;
}

static gboolean
is_workshop_computer (void)
{
  g_autoptr (GSettings) settings = g_settings_new (BALIK_APP_ID);

  return g_settings_get_boolean (settings, "workshop-computer");
}

static void
write_curve (GKeyFile *list, const char *uri, const BalikResult *result)
{
  g_autofree double *sums = balik_result_dup_cumulative (result, "cash");
  int n_months = balik_result_get_n_months (result);
  double points[CURVE_POINTS];

  for (int i = 0; i < CURVE_POINTS; i++)
    points[i] = sums[i * n_months / (CURVE_POINTS - 1)];
  g_key_file_set_double_list (list, uri, "curve", points, CURVE_POINTS);
}

/**
 * balik_recent_remember:
 * @document: a document that is being closed
 *
 * Puts the plan at the head of the list. Work that is in no file is not put
 * there: the store keeps it by itself.
 */
void
balik_recent_remember (BalikDocument *document)
{
  GFile *file = balik_store_get_file (balik_document_get_store (document));
  g_autoptr (GKeyFile) list = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (BalikHeadline) headline = NULL;

  if (file == NULL || is_workshop_computer ())
    return;

  list = load_list ();
  uri = g_file_get_uri (file);
  g_key_file_remove_group (list, uri, NULL);
  g_key_file_set_string (list, uri, "title",
                         balik_plan_get_title (balik_document_get_plan (document)));
  headline = balik_document_new_headline (document, BALIK_ANSWER_PAYBACK);
  if (headline != NULL)
    {
      g_key_file_set_string (list, uri, "summary", headline->title);
      write_curve (list, uri, balik_document_get_result (document));
    }
  save_list (list);
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

/**
 * balik_recent_forget:
 * @file: a file
 *
 * Takes a plan off the list. The file stays.
 */
void
balik_recent_forget (GFile *file)
{
  g_autoptr (GKeyFile) list = load_list ();
  g_autofree char *uri = g_file_get_uri (file);

  g_key_file_remove_group (list, uri, NULL);
  save_list (list);
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

/**
 * balik_recent_contains:
 * @file: a file
 *
 * Returns: whether it is a plan that was open on this computer
 */
gboolean
balik_recent_contains (GFile *file)
{
  g_autoptr (GKeyFile) list = load_list ();
  g_autofree char *uri = g_file_get_uri (file);

  return g_key_file_has_group (list, uri);
}
