/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-kept-acts.h"

#include <errno.h>
#include <fcntl.h>

#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-kept.h"
#include "balik-own-file.h"
#include "balik-plan-meta.h"
#include "balik-work-schema.h"

/*
 * What undo needs of a plan that is closed, beside the versions of it that are
 * kept on this computer:
 *
 *   balik/kept/<id of the plan>/undo.db
 *
 * It belongs to one content of the plan: if somebody else changed the file
 * meanwhile, the acts are acts of another plan, and only the place is right.
 * It is no plan and can be done without, so no failure here is one of the user's.
 */

#define NAME "undo.db"
/* Versions that were not finished begin so too, and are tidied with them. */
#define UNFINISHED_NAME ".new-undo.db"

static char *
dup_path (const char *doc_id, const char *name)
{
  g_autofree char *folder = balik_kept_dup_folder (doc_id, NULL);

  return folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

static BalikActs *
read_database (const char *path, const char *digest, GError **error)
{
  g_autoptr (BalikDatabase) database = balik_database_new_for_file (path, NAME, error);
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (BalikActs) acts = NULL;
  g_autoptr (BalikActs) other = NULL;

  if (database == NULL || !balik_acts_schema_verify (database, error))
    return NULL;
  texts = balik_meta_read_all (database, error);
  acts = texts != NULL ? balik_acts_read (database, error) : NULL;
  if (acts == NULL || g_strcmp0 (g_hash_table_lookup (texts, "content_digest"), digest) == 0)
    return g_steal_pointer (&acts);
  other = balik_acts_new ();
  g_set_str (&other->place, acts->place);
  return g_steal_pointer (&other);
}

/**
 * balik_kept_acts_read:
 * @doc_id: the id of a plan, perhaps from a file
 * @digest: the content digest of the plan
 *
 * Returns: (transfer full): what is kept of what its user did, if that is of
 *     this content; whether the acts fit has not been tried
 */
BalikActs *
balik_kept_acts_read (const char *doc_id, const char *digest)
{
  g_autofree char *path = dup_path (doc_id, NAME);
  g_autoptr (GError) error = NULL;
  BalikActs *acts = NULL;

  if (path == NULL || !balik_file_exists (path))
    return balik_acts_new ();
  acts = read_database (path, digest, &error);
  if (acts != NULL)
    return acts;
  g_message ("What was done before cannot be undone: %s", error->message);
  return balik_acts_new ();
}

static gboolean
fill (BalikDatabase *database, const char *digest, const BalikActs *acts, GError **error)
{
  return balik_database_run (database, "BEGIN IMMEDIATE", error)
         && balik_acts_schema_create (database, error)
         && balik_meta_write_text (database, "content_digest", digest, error)
         && balik_acts_write (acts, database, error)
         && balik_database_run (database, "COMMIT", error);
}

static GBytes *
make_bytes (const char *digest, const BalikActs *acts, GError **error)
{
  g_autoptr (BalikDatabase) database = balik_database_new_in_memory (NAME, error);
  unsigned char *data;
  sqlite3_int64 size;

  if (database == NULL || !fill (database, digest, acts, error))
    return NULL;
  data = sqlite3_serialize (database->db, "main", &size, 0);
  if (data != NULL)
    return g_bytes_new_with_free_func (data, (gsize)size, sqlite3_free, data);
  balik_database_check (database, SQLITE_NOMEM, error);
  return NULL;
}

static gboolean
sync_file (const char *path)
{
  int fd = balik_io_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  int code = 0;

  if (fd < 0)
    return FALSE;
  if (!balik_io_sync (fd))
    code = errno;
  balik_io_close (fd);
  errno = code;
  return code == 0;
}

static gboolean
put (const char *doc_id, GBytes *bytes, GError **error)
{
  g_autofree char *path = dup_path (doc_id, NAME);
  g_autofree char *unfinished = dup_path (doc_id, UNFINISHED_NAME);
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (balik_own_folder_ensure (folder) && balik_own_file_write (unfinished, data, size)
      && sync_file (unfinished) && balik_io_renameat2 (AT_FDCWD, unfinished, path, 0) == 0)
    return TRUE;
  balik_file_fail (path, errno, TRUE, error);
  balik_io_unlink (unfinished);
  return FALSE;
}

/**
 * balik_kept_acts_write:
 * @doc_id: the id of a plan, perhaps from a file
 * @digest: the content digest of the plan
 * @acts: what its user did
 *
 * Keeps @acts until the plan is opened again, in place of what is kept now.
 */
void
balik_kept_acts_write (const char *doc_id, const char *digest, const BalikActs *acts)
{
  g_autofree char *path = dup_path (doc_id, NAME);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return;
  bytes = make_bytes (digest, acts, &error);
  if (bytes != NULL && put (doc_id, bytes, &error))
    return;
  /* Those of an earlier content would be of no use. */
  balik_kept_acts_forget (doc_id);
  g_message ("What was done cannot be undone after the next start: %s", error->message);
}

/**
 * balik_kept_acts_forget:
 * @doc_id: the id of a plan, perhaps from a file
 *
 * Takes away what is kept of what its user did.
 */
void
balik_kept_acts_forget (const char *doc_id)
{
  g_autofree char *path = dup_path (doc_id, NAME);

  if (path != NULL)
    balik_io_unlink (path);
}
