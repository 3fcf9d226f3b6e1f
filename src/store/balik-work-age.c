/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-work-age.h"

#include <string.h>

#include "balik-own-file.h"
#include "balik-work-folder.h"

/*
 * How long work that was left is kept. A file in its folder says when it was
 * offered for the first time, and when it was found too old. It goes only if it
 * was found too old on two days, and offered between them: a clock that is
 * wrong for a day takes nothing away.
 */

#define NAME "offered"
#define DAY_SECONDS (24 * 60 * 60)

/* In seconds since 1970 UTC; 0: not yet. */
typedef struct
{
  gint64 offered;
  gint64 due;
} Mark;

static Mark
read_mark (const char *folder)
{
  g_autofree char *path = balik_work_folder_dup_path (folder, NAME);
  g_autofree char *text = balik_own_file_read (path);
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", 3);
  Mark mark = { 0 };

  if (g_strv_length (words) != 2
      || !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, &mark.offered, NULL)
      || !g_ascii_string_to_signed (words[1], 10, 0, G_MAXINT64, &mark.due, NULL))
    return (Mark){ 0 };
  return mark;
}

/* Lost in a crash, it only begins anew. */
static void
write_mark (const char *folder, const Mark *mark)
{
  g_autofree char *path = balik_work_folder_dup_path (folder, NAME);
  g_autofree char *text
      = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, mark->offered, mark->due);

  balik_own_file_write (path, text, strlen (text));
}

/**
 * balik_work_age_offer:
 * @folder: a work folder whose lock is held
 * @now: what the clock says, in seconds since 1970 UTC
 *
 * Notes that the work in it is offered to the user.
 */
void
balik_work_age_offer (const char *folder, gint64 now)
{
  Mark mark = read_mark (folder);

  /* From a clock that was ahead, it would never be old. */
  if (mark.offered > 0 && mark.offered <= now)
    return;
  mark = (Mark){ .offered = MAX (now, 1) };
  write_mark (folder, &mark);
}

/**
 * balik_work_age_is_over:
 * @folder: a work folder whose lock is held
 * @modified: when something was changed in it for the last time
 * @n_days: for how many days it is kept
 * @now: what the clock says, in seconds since 1970 UTC
 *
 * Returns: whether the work in it is to go
 */
gboolean
balik_work_age_is_over (const char *folder, gint64 modified, guint n_days, gint64 now)
{
  Mark mark = read_mark (folder);
  const gboolean is_old
      = mark.offered > 0 && now - MAX (mark.offered, modified) >= (gint64)n_days * DAY_SECONDS;

  if (is_old && mark.due > 0 && now - mark.due >= DAY_SECONDS)
    return TRUE;
  if (is_old == (mark.due > 0) && mark.due <= now)
    return FALSE;
  mark.due = is_old ? now : 0;
  write_mark (folder, &mark);
  return FALSE;
}
