/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <stdarg.h>

#define MAX_ARGUMENTS 9

/**
 * balik_text_fill:
 * @pattern: a translated sentence with `%s` or `%1$s`, `%2$s`…
 * @...: the texts to put in, ended by %NULL
 *
 * Puts texts into a sentence without printf (): a translation loaded at run time
 * can then be wrong, but never read memory that is not its own. A place without
 * a text stays as it is written.
 *
 * Returns: (transfer full): the sentence
 */
char *
balik_text_fill (const char *pattern, ...)
{
  const char *arguments[MAX_ARGUMENTS] = { NULL };
  guint n_arguments = 0;
  guint n_used = 0;
  GString *text;
  const char *argument;
  va_list list;

  g_return_val_if_fail (pattern != NULL, NULL);

  va_start (list, pattern);
  while ((argument = va_arg (list, const char *)) != NULL)
    if (n_arguments < MAX_ARGUMENTS)
      arguments[n_arguments++] = argument;
  va_end (list);

  text = g_string_new (NULL);
  for (const char *p = pattern; *p != '\0'; p++)
    {
      gboolean numbered = p[0] == '%' && p[1] >= '1' && p[1] <= '9' && p[2] == '$' && p[3] == 's';
      guint index = numbered ? (guint)(p[1] - '1') : n_used;

      if (p[0] == '%' && p[1] == '%')
        {
          g_string_append_c (text, '%');
          p++;
        }
      else if (p[0] == '%' && (numbered || p[1] == 's') && index < n_arguments)
        {
          g_string_append (text, arguments[index]);
          n_used += numbered ? 0 : 1;
          p += numbered ? 3 : 1;
        }
      else
        {
          g_string_append_c (text, *p);
        }
    }

  return g_string_free_and_steal (text);
}

/**
 * balik_text_join_range:
 * @low: the low end, as text
 * @high: the high end, as text
 * @with_sign: whether one of them may begin with a minus
 *
 * Returns: (transfer full): both ends in one text, or one if they read the same
 */
char *
balik_text_join_range (const char *low, const char *high, gboolean with_sign)
{
  g_return_val_if_fail (low != NULL && high != NULL, NULL);

  if (g_str_equal (low, high))
    return g_strdup (low);

  if (with_sign)
    /* Translators: a range of which an end is negative, so that a dash would be
       misread. %1$s is the low end, such as −6.4, %2$s the high end, such as 8.0 */
    return balik_text_fill (C_ ("range", "%1$s to %2$s"), low, high, NULL);

  /* Translators: a range. %1$s is the low end, such as 28, %2$s the high end, such as 40 */
  return balik_text_fill (C_ ("range", "%1$s–%2$s"), low, high, NULL);
}
