/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-csv-preview-private.h"
#include "balik-plan-check.h"

/*
 * The rules of the whole plan. All entries are tried on the copy; of each
 * broken rule the entries that come nearest to it are refused, and the rest is
 * tried again, until no rule is broken.
 */

static gboolean
is_done (const BalikCsvEntry *entry)
{
  return entry->outcome == BALIK_CSV_CHANGED || entry->outcome == BALIK_CSV_NEW
         || entry->outcome == BALIK_CSV_REMOVED;
}

static gint64
get_item (const BalikCsvEntry *entry)
{
  return entry->outcome == BALIK_CSV_NEW ? entry->new_item : entry->item;
}

/* Whether the entry sets a key of the item that begins with @prefix, or is it. */
static gboolean
touches (const BalikCsvEntry *entry, gint64 item, const char *prefix, gboolean is_whole)
{
  if (get_item (entry) != item)
    return FALSE;
  if (*prefix == '\0')
    return TRUE;
  for (guint i = 0; i < entry->values->len; i++)
    {
      const char *key = g_array_index (entry->values, BalikCsvKeyChange, i).key;

      if (is_whole ? strcmp (key, prefix) == 0 : g_str_has_prefix (key, prefix))
        return TRUE;
    }
  return FALSE;
}

static guint
refuse_touching (BalikCsvPreview *self,
                 const BalikProblem *problem,
                 gint64 item,
                 const char *prefix,
                 gboolean is_whole)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      BalikCsvEntry *entry = g_ptr_array_index (self->entries, i);

      if (!is_done (entry) || !touches (entry, item, prefix, is_whole))
        continue;
      entry->outcome = BALIK_CSV_REFUSED;
      g_set_str (&entry->message, problem->message);
      n++;
    }
  return n;
}

/* From the very key outwards: its section, the sections around that, the whole item. */
static guint
refuse_around (BalikCsvPreview *self, const BalikProblem *problem, gint64 item, const char *key)
{
  g_autofree char *prefix = g_strdup (key);
  guint n = *key != '\0' ? refuse_touching (self, problem, item, key, TRUE) : 0;

  for (gboolean is_key = TRUE; n == 0; is_key = FALSE)
    {
      char *dot = strrchr (prefix, '.');

      /* The key itself may be a section, as “takeback”. */
      if (is_key && *key != '\0')
        {
          g_autofree char *inside = g_strconcat (key, ".", NULL);

          n = refuse_touching (self, problem, item, inside, FALSE);
          continue;
        }
      if (dot == NULL)
        return refuse_touching (self, problem, item, "", FALSE);
      dot[1] = '\0';
      n = refuse_touching (self, problem, item, prefix, FALSE);
      *dot = '\0';
    }
  return n;
}

/* A material that goes while a part is made of it. */
static guint
refuse_removed_material (BalikCsvPreview *self, const BalikProblem *problem, BalikItem *part)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      BalikCsvEntry *entry = g_ptr_array_index (self->entries, i);

      if (!is_done (entry) || entry->kind != BALIK_ITEM_MATERIAL
          || strcmp (entry->before, balik_item_get_text (part, "material")) != 0)
        continue;
      entry->outcome = BALIK_CSV_REFUSED;
      g_set_str (&entry->message, problem->message);
      n++;
    }
  return n;
}

static void
refuse_all (BalikCsvPreview *self, const BalikProblem *problem)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      BalikCsvEntry *entry = g_ptr_array_index (self->entries, i);

      if (!is_done (entry))
        continue;
      entry->outcome = BALIK_CSV_REFUSED;
      g_set_str (&entry->message, problem->message);
    }
}

/* The key at the end of the problem's path. */
static const char *
get_key (const BalikProblem *problem, BalikItem *item)
{
  g_autofree char *path = balik_item_dup_path (item, NULL);
  const gsize length = strlen (path);

  if (!g_str_has_prefix (problem->path, path))
    return "";
  return problem->path[length] == '.' ? problem->path + length + 1 : problem->path + length;
}

/* As with two things that are given the same id. */
static guint
refuse_same_key (BalikCsvPreview *self, const BalikProblem *problem, BalikItem *item)
{
  const char *key = get_key (problem, item);
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      BalikCsvEntry *entry = g_ptr_array_index (self->entries, i);

      if (is_done (entry) && entry->kind == balik_item_get_kind (item))
        n += refuse_touching (self, problem, get_item (entry), key, TRUE);
    }
  return n;
}

/* Refuses the entries nearest to a problem; returns how many. */
static guint
refuse_behind (BalikCsvPreview *self, const BalikProblem *problem, BalikItem *item)
{
  guint n = refuse_around (self, problem, balik_item_get_id (item), get_key (problem, item));

  if (n == 0 && balik_item_get_kind (item) == BALIK_ITEM_PART)
    n = refuse_removed_material (self, problem, item);
  return n > 0 ? n : refuse_same_key (self, problem, item);
}

/* One entry can break several rules of an item, so each item is looked at once before the rest
 * is tried again. */
static void
refuse_behind_all (BalikCsvPreview *self, GPtrArray *problems)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);
  const BalikProblem *first = g_ptr_array_index (problems, 0);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      BalikProblem *problem = g_ptr_array_index (problems, i);

      if (g_hash_table_add (done, &problem->item))
        n += refuse_behind (self, problem, balik_plan_get_item (self->plan, problem->item));
    }
  if (n == 0)
    n = refuse_touching (self, first, BALIK_PLAN_ROOT_ID, "", FALSE);
  if (n == 0)
    refuse_all (self, first);
}

/* Tries all entries; TRUE if the plan keeps its rules with them. */
static gboolean
try_entries (BalikCsvPreview *self)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (BalikEditGroup) inverse = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikEditGroup) group = balik_csv_preview_new_edits (self, self->plan, &error);

  if (group == NULL || !balik_plan_load (self->plan, group, &error))
    {
      const BalikProblem problem = { .message = error->message };

      refuse_all (self, &problem);
      return TRUE;
    }
  problems = balik_plan_check (self->plan);
  if (problems->len > 0)
    refuse_behind_all (self, problems);
  inverse = balik_edit_group_new_inverse (group);
  if (!balik_plan_load (self->plan, inverse, &error))
    g_critical ("A try of an import could not be taken back: %s", error->message);
  return problems->len == 0;
}

static gboolean
has_any (BalikCsvPreview *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (is_done (g_ptr_array_index (self->entries, i)))
      return TRUE;
  return FALSE;
}

/* Refuses what would break a rule of the plan. */
void
balik_csv_preview_check (BalikCsvPreview *self)
{
  while (has_any (self) && !try_entries (self))
    ;
}
