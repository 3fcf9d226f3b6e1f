/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-json-suggest-private.h"

/* Longer words are no key with a slip. */
#define MAX_LENGTH 40

/*
 * How many letters must be put in, taken out, changed or swapped with their
 * neighbour to turn one word into the other (optimal string alignment).
 * Capitals count as small letters.
 */
static guint
count_slips (const char *a, const char *b)
{
  guint rows[3][MAX_LENGTH + 1];
  const guint length = (guint)strlen (b);
  guint *before = rows[0];
  guint *last = rows[1];
  guint *row = rows[2];

  for (guint j = 0; j <= length; j++)
    last[j] = j;
  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint *free_row = before;
      const char from = g_ascii_tolower (a[i - 1]);

      row[0] = i;
      for (guint j = 1; j <= length; j++)
        {
          const char to = g_ascii_tolower (b[j - 1]);
          const guint changed = last[j - 1] + (from == to ? 0 : 1);

          row[j] = MIN (changed, MIN (last[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && from == g_ascii_tolower (b[j - 2])
              && to == g_ascii_tolower (a[i - 2]))
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
      before = last;
      last = row;
      row = free_row;
    }
  return last[length];
}

/* The word of @known that @word most probably stands for, NULL where none is near. */
const char *
balik_json_suggest (const char *word, GPtrArray *known)
{
  const gsize length = strlen (word);
  guint fewest = length <= 3 ? 2 : length <= 8 ? 3 : 4;
  const char *best = NULL;

  if (length > MAX_LENGTH)
    return NULL;
  for (guint i = 0; i < known->len; i++)
    {
      const char *candidate = g_ptr_array_index (known, i);
      guint n_slips;

      if (strlen (candidate) > MAX_LENGTH)
        continue;
      n_slips = count_slips (word, candidate);
      if (n_slips < fewest)
        {
          fewest = n_slips;
          best = candidate;
        }
    }
  return best;
}
