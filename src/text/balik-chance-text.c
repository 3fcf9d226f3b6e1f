/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chance-text.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-number-format.h"
#include "balik-text-fill.h"

/* People take “8 in 10” for what it is more often than “0.8” or “80 %”. */

/* Nearer to the ends than this, tenths would say never or always. */
#define LEAST_TENTHS 0.1

/**
 * balik_text_format_chance:
 * @locale: a locale
 * @share: a chance, from 0 to 1
 *
 * Writes a chance in tenths, near its ends in hundredths. Draws are never
 * certain, so it is never none or all.
 *
 * Returns: (transfer full): "8 in 10", "96 in 100", "less than 1 in 100"
 */
char *
balik_text_format_chance (BalikLocale *locale, double share)
{
  const gboolean is_in_tenths = share >= LEAST_TENTHS && share <= 1 - LEAST_TENTHS;
  const double whole = is_in_tenths ? 10 : 100;
  const double parts = floor (share * whole + 0.5);
  g_autofree char *many = balik_text_format_count (locale, CLAMP (parts, 1, whole - 1));
  g_autofree char *all = balik_text_format_count (locale, whole);

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (share >= 0 && share <= 1, NULL);

  if (parts < 1)
    /* Translators: a chance; %1$s is 1, %2$s is 100 */
    return balik_text_fill (C_ ("chance", "less than %1$s in %2$s"), many, all, NULL);
  if (parts > whole - 1)
    /* Translators: a chance; %1$s is 99, %2$s is 100 */
    return balik_text_fill (C_ ("chance", "more than %1$s in %2$s"), many, all, NULL);

  /* Translators: a chance, as 8 in 10; it is put into sentences such as “8 in 10 chances that it
     pays back” */
  return balik_text_fill (C_ ("chance", "%1$s in %2$s"), many, all, NULL);
}
