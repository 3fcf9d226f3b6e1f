/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-moment-words.h"

#include <glib/gi18n.h>

#include "balik-date-text.h"

/**
 * balik_moment_dup_words:
 * @locale: how dates are written
 * @seconds: what a clock said once, in seconds since 1970 UTC
 *
 * Returns: (transfer full): when that was, as “Today 10:14”
 */
char *
balik_moment_dup_words (BalikLocale *locale, gint64 seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (seconds);

  /* Seconds that no calendar has come from a name that somebody else made up. */
  if (moment == NULL || now == NULL)
    return g_strdup (C_ ("moment", "At an unknown time"));
  return balik_text_format_moment (locale, moment, now);
}
