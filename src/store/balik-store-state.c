/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-private.h"

#include <glib/gi18n.h>

/* Where the latest work is, and the words for it, in a sentence and in short. */

static BalikStoreState
find_state (BalikStore *self)
{
  if (self->n_publishing > 0)
    return BALIK_STORE_SAVING;
  if (g_error_matches (self->publish_error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_READ_ONLY))
    return BALIK_STORE_READ_ONLY;
  if (self->publish_error != NULL || self->work_error != NULL)
    return BALIK_STORE_FAILED;
  if (self->is_conflict)
    return BALIK_STORE_CONFLICT;
  /* Where a file can be made but not replaced, the first saving is good. */
  if (self->is_read_only && (self->published_at == NULL || balik_store_has_changes (self)))
    return BALIK_STORE_READ_ONLY;
  return self->file != NULL && !balik_store_has_changes (self) ? BALIK_STORE_SAVED
                                                               : BALIK_STORE_WORKING_COPY_ONLY;
}

static gboolean
is_medium_gone (BalikStore *self)
{
  return self->medium != NULL
         && g_error_matches (self->publish_error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND);
}

static gboolean
is_medium_full (BalikStore *self)
{
  return self->medium != NULL
         && g_error_matches (self->publish_error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_FULL);
}

static char *
describe_failure (BalikStore *self)
{
  if (self->work_error != NULL)
    /* Translators: %s is a whole sentence with the reason */
    return g_strdup_printf (_ ("%s Your latest changes are only in the memory of this window."),
                            self->work_error->message);
  if (is_medium_gone (self))
    /* Translators: the name of a stick or card, then that of a plan */
    return g_strdup_printf (_ ("“%s” is not there. Your work is safe on this computer, and will be "
                               "saved in “%s” when it is back."),
                            self->medium, self->name);
  if (is_medium_full (self))
    /* Translators: the name of a stick or card, then that of a plan */
    return g_strdup_printf (_ ("There is no room left on “%s” for “%s”. Your work is safe on this "
                               "computer."),
                            self->medium, self->name);
  /* Translators: %s is a whole sentence with the reason */
  return g_strdup_printf (_ ("%s Your work is safe on this computer."),
                          self->publish_error->message);
}

static char *
describe_unpublished (BalikStore *self)
{
  if (self->file == NULL)
    return g_strdup (_ ("This plan has no file yet. Your work is kept on this computer."));
  /* Translators: %s is the name of a plan */
  return g_strdup_printf (_ ("Your latest changes are kept on this computer, and will be in “%s” "
                             "soon."),
                          self->name);
}

static char *
describe_read_only (BalikStore *self)
{
  if (balik_store_has_changes (self))
    /* Translators: %s is the name of a plan */
    return g_strdup_printf (_ ("“%s” cannot be changed where it is. Your changes are kept on this "
                               "computer; save a copy to hand them on."),
                            self->name);
  /* Translators: %s is the name of a plan */
  return g_strdup_printf (_ ("“%s” can be read, but not changed where it is."), self->name);
}

static char *
describe_saved (BalikStore *self)
{
  if (self->medium != NULL)
    /* Translators: the name of a plan, then that of a stick or card */
    return g_strdup_printf (_ ("Everything is saved in “%s”, on “%s”."), self->name, self->medium);
  /* Translators: %s is the name of a plan */
  return g_strdup_printf (_ ("Everything is saved in “%s”."), self->name);
}

static char *
describe_state (BalikStore *self, BalikStoreState state)
{
  switch (state)
    {
    case BALIK_STORE_SAVING:
      /* Translators: %s is the name of a plan */
      return g_strdup_printf (_ ("“%s” is being saved."), self->name);
    case BALIK_STORE_SAVED:
      return describe_saved (self);
    case BALIK_STORE_FAILED:
      return describe_failure (self);
    case BALIK_STORE_CONFLICT:
      /* Translators: %s is the name of a new file */
      return g_strdup_printf (_ ("Somebody else changed this plan meanwhile. Both versions are "
                                 "kept; yours is in “%s” now."),
                              self->name);
    case BALIK_STORE_READ_ONLY:
      return describe_read_only (self);
    case BALIK_STORE_WORKING_COPY_ONLY:
    default:
      return describe_unpublished (self);
    }
}

/* With what else is worth telling; that is old as soon as something is changed. */
static char *
describe_whole (BalikStore *self, BalikStoreState state)
{
  g_autofree char *message = describe_state (self, state);
  const gboolean has_notes
      = self->notes != NULL && state != BALIK_STORE_SAVING && state != BALIK_STORE_FAILED;

  return has_notes ? g_strconcat (message, " ", self->notes, NULL) : g_steal_pointer (&message);
}

static char *
shorten_failure (BalikStore *self)
{
  if (self->work_error != NULL)
    return g_strdup (_ ("Only in this window"));
  if (is_medium_gone (self))
    /* Translators: in short, where a plan is safe; %s is the name of a stick or card */
    return g_strdup_printf (_ ("Not saved: “%s” is not there"), self->medium);
  switch (self->publish_error->code)
    {
    case BALIK_STORE_ERROR_NOT_FOUND:
      return g_strdup (_ ("Not saved: the folder is not there"));
    case BALIK_STORE_ERROR_FULL:
      return g_strdup (_ ("Not saved: no room left"));
    case BALIK_STORE_ERROR_SIDE_FILES:
      return g_strdup (_ ("Not saved: another program was there"));
    case BALIK_STORE_ERROR_IN_USE:
      return g_strdup (_ ("Not saved: open elsewhere"));
    default:
      return g_strdup (_ ("Not saved"));
    }
}

static char *
shorten_saved (BalikStore *self)
{
  g_autofree char *time = NULL;

  if (self->published_at != NULL)
    /* Translators: hour and minute, as in “Saved 10:14”, in the form of g_date_time_format() */
    time = g_date_time_format (self->published_at, _ ("%H:%M"));
  if (time != NULL && self->medium != NULL)
    /* Translators: the name of a stick or card, then a time of the day */
    return g_strdup_printf (_ ("Saved on “%s” %s"), self->medium, time);
  if (time != NULL)
    /* Translators: %s is a time of the day */
    return g_strdup_printf (_ ("Saved %s"), time);
  if (self->medium != NULL)
    /* Translators: %s is the name of a stick or card */
    return g_strdup_printf (_ ("Saved on “%s”"), self->medium);
  return g_strdup (_ ("Saved"));
}

static char *
shorten_state (BalikStore *self, BalikStoreState state)
{
  switch (state)
    {
    case BALIK_STORE_SAVING:
      return g_strdup (_ ("Saving…"));
    case BALIK_STORE_SAVED:
      return shorten_saved (self);
    case BALIK_STORE_FAILED:
      return shorten_failure (self);
    case BALIK_STORE_CONFLICT:
      return g_strdup (_ ("Saved beside another version"));
    case BALIK_STORE_READ_ONLY:
      return g_strdup (balik_store_has_changes (self) ? _ ("Not saved: read-only")
                                                      : _ ("Read-only"));
    case BALIK_STORE_WORKING_COPY_ONLY:
    default:
      return g_strdup (_ ("Only on this computer"));
    }
}

/* For friends: state and message follow from all else. */
void
balik_store_update_state (BalikStore *self)
{
  const BalikStoreState state = find_state (self);
  g_autofree char *message = describe_whole (self, state);
  g_autofree char *short_message = shorten_state (self, state);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->state != state)
    {
      self->state = state;
      balik_store_notify_state (self);
    }
  if (g_set_str (&self->message, message))
    balik_store_notify_message (self);
  if (g_set_str (&self->short_message, short_message))
    balik_store_notify_short_message (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* For friends: counts of acts, and of those that the file has. */
void
balik_store_set_serials (BalikStore *self, guint64 serial, guint64 published_serial)
{
  const gboolean had_changes = balik_store_has_changes (self);

  self->serial = serial;
  self->published_serial = published_serial;
  if (had_changes != balik_store_has_changes (self))
    balik_store_notify_has_changes (self);
}

/* For friends: the plan has this file and name now. */
void
balik_store_set_location (BalikStore *self, const char *path, const char *name)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file != NULL && (self->file == NULL || !g_file_equal (self->file, file)))
    {
      g_set_object (&self->file, file);
      balik_store_notify_file (self);
    }
  if (g_set_str (&self->name, name))
    balik_store_notify_name (self);
}
