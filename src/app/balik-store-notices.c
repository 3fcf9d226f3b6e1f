/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-notices.h"

#include <glib/gi18n.h>

#include "balik-text-fill.h"

/**
 * BalikStoreNotices:
 *
 * Tells when the latest work cannot go into its file, and when somebody else has
 * changed the file, in the notices of the plan.
 *
 * The first goes away as soon as the work is saved. The second stays until the
 * other version was shown: the next saving does not bring the two together.
 */
struct _BalikStoreNotices
{
  GObject parent_instance;

  BalikStore *store;
  BalikNotices *notices;
  GFile *file;
  GFile *other;
};

G_DEFINE_FINAL_TYPE (BalikStoreNotices, balik_store_notices, G_TYPE_OBJECT)

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static void
tell_conflict (BalikStoreNotices *self)
{
  g_autofree char *other = NULL;
  g_autofree char *message = NULL;

  if (self->other == NULL)
    return;
  other = dup_name (self->other);
  /* Translators: %1$s and %2$s are names of files */
  message = balik_text_fill (_ ("Somebody else changed “%1$s” meanwhile. Both versions are kept: "
                                "yours is in “%2$s” now."),
                             other, balik_store_get_name (self->store), NULL);
  balik_notices_show (self->notices, BALIK_NOTICE_CONFLICT, message, _ ("Show the _Other"),
                      "win.show-other");
}

static void
update (BalikStoreNotices *self)
{
  switch (balik_store_get_state (self->store))
    {
    case BALIK_STORE_SAVING:
      /* What comes of it is not known yet. */
      return;
    case BALIK_STORE_FAILED:
      balik_notices_show (self->notices, BALIK_NOTICE_NOT_SAVED,
                          balik_store_get_message (self->store), _ ("Save _Elsewhere…"),
                          "win.save-elsewhere");
      return;
    case BALIK_STORE_CONFLICT:
      tell_conflict (self);
      break;
    case BALIK_STORE_WORKING_COPY_ONLY:
    case BALIK_STORE_SAVED:
    case BALIK_STORE_READ_ONLY:
    default:
      break;
    }
  balik_notices_hide (self->notices, BALIK_NOTICE_NOT_SAVED);
}

/* After a conflict the plan goes on in a new file, and the other stays in the old one. */
static void
file_cb (BalikStoreNotices *self)
{
  g_set_object (&self->other, self->file);
  g_set_object (&self->file, balik_store_get_file (self->store));
}

static void
balik_store_notices_dispose (GObject *object)
{
  BalikStoreNotices *self = BALIK_STORE_NOTICES (object);

  g_clear_object (&self->store);
  g_clear_object (&self->notices);
  g_clear_object (&self->file);
  g_clear_object (&self->other);

  G_OBJECT_CLASS (balik_store_notices_parent_class)->dispose (object);
}

static void
balik_store_notices_class_init (BalikStoreNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = balik_store_notices_dispose;
}

static void
balik_store_notices_init (BalikStoreNotices *self)
{
}

/**
 * balik_store_notices_new:
 * @store: the store of an open plan
 * @notices: the notices of that plan
 *
 * Returns: (transfer full): what tells of the store there, as long as it lives
 */
BalikStoreNotices *
balik_store_notices_new (BalikStore *store, BalikNotices *notices)
{
  BalikStoreNotices *self;

  g_return_val_if_fail (BALIK_IS_STORE (store), NULL);
  g_return_val_if_fail (BALIK_IS_NOTICES (notices), NULL);

  self = g_object_new (BALIK_TYPE_STORE_NOTICES, NULL);
  self->store = g_object_ref (store);
  self->notices = g_object_ref (notices);
  g_set_object (&self->file, balik_store_get_file (store));
  g_signal_connect_object (store, "notify::file", G_CALLBACK (file_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::message", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * balik_store_notices_get_other:
 * @self: store notices
 *
 * Returns: (transfer none) (nullable): the file that somebody else changed, which this
 *     plan does not go into any more
 */
GFile *
balik_store_notices_get_other (BalikStoreNotices *self)
{
  g_return_val_if_fail (BALIK_IS_STORE_NOTICES (self), NULL);

  return self->other;
}
