/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-field-check.h"
#include "balik-row-words.h"
#include "balik-salvage-private.h"

/* What is said of a plan that was saved from a damaged file. */

/* More than this nobody reads. */
#define MAX_NOTES 100
#define MAX_LABELS_BYTES 400
#define MAX_NAME_CHARACTERS 60

/* Texts that people know a thing by, the best first. */
static const char *const name_keys[] = { "title", "name", "id", "material" };

static guint
get_rank (const char *key)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (name_keys) && strcmp (name_keys[rank], key) != 0)
    rank++;
  return rank;
}

/* Rows are in the order of ids, so that a thing's values follow each other. */
void
balik_mending_name_things (BalikMending *self)
{
  const GArray *values = self->found->rows[BALIK_TABLE_VALUE];
  guint best = G_N_ELEMENTS (name_keys);
  gint64 last = 0;

  for (guint i = 0; i < values->len; i++)
    {
      const BalikFoundRow *row = &g_array_index (values, BalikFoundRow, i);
      const guint rank = get_rank (row->cells[1].text);

      if (row->id != last)
        best = G_N_ELEMENTS (name_keys);
      last = row->id;
      if (rank >= best || row->cells[6].text == NULL || *row->cells[6].text == '\0')
        continue;
      best = rank;
      g_hash_table_insert (
          self->names, (gpointer)&row->id,
          g_utf8_substring (row->cells[6].text, 0,
                            MIN (MAX_NAME_CHARACTERS, g_utf8_strlen (row->cells[6].text, -1))));
    }
}

const char *
balik_mending_get_name (BalikMending *self, gint64 id)
{
  const char *name = g_hash_table_lookup (self->names, &id);

  if (name != NULL)
    return name;
  /* Translators: stands for the name of a thing that has none, in quotes */
  return id == BALIK_PLAN_ROOT_ID ? _ ("the plan itself") : _ ("something without a name");
}

void
balik_mending_note (BalikMending *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* The value at @key, of a thing that is kept, is lost. */
void
balik_mending_lose_value (BalikMending *self, gint64 id, const char *key)
{
  const BalikItemRow *item = balik_plan_rows_find_item (self->rows, id);
  const BalikField *field = item != NULL ? balik_rows_find_field (item->kind, key) : NULL;
  GString *labels;

  self->n_values_lost++;
  /* A key that is damaged itself says nothing. */
  if (field == NULL)
    return;
  labels = g_hash_table_lookup (self->unreadable, &id);
  if (labels == NULL)
    {
      labels = g_string_new (NULL);
      g_hash_table_insert (self->unreadable, g_memdup2 (&id, sizeof id), labels);
    }
  if (labels->len < MAX_LABELS_BYTES)
    g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                            balik_field_get_label (field));
}

/* Whole sentences, because languages count in different ways. */
static char *
format_count (BalikItemKind kind, guint n_saved, guint n_expected)
{
  const guint n_lost = n_expected - n_saved;

  switch (kind)
    {
    case BALIK_ITEM_MATERIAL:
      /* Translators: how many are there, how many there were, how many are lost; the last counts */
      return g_strdup_printf (ngettext ("%u of about %u materials could be saved; %u is lost.",
                                        "%u of about %u materials could be saved; %u are lost.",
                                        n_lost),
                              n_saved, n_expected, n_lost);
    case BALIK_ITEM_OVERHEAD:
      return g_strdup_printf (ngettext ("%u of about %u overheads could be saved; %u is lost.",
                                        "%u of about %u overheads could be saved; %u are lost.",
                                        n_lost),
                              n_saved, n_expected, n_lost);
    case BALIK_ITEM_INVESTMENT:
      return g_strdup_printf (ngettext ("%u of about %u investments could be saved; %u is lost.",
                                        "%u of about %u investments could be saved; %u are lost.",
                                        n_lost),
                              n_saved, n_expected, n_lost);
    case BALIK_ITEM_GRANT:
      return g_strdup_printf (ngettext ("%u of about %u grants could be saved; %u is lost.",
                                        "%u of about %u grants could be saved; %u are lost.",
                                        n_lost),
                              n_saved, n_expected, n_lost);
    case BALIK_ITEM_LINE:
      return g_strdup_printf (ngettext ("%u of about %u products could be saved; %u is lost.",
                                        "%u of about %u products could be saved; %u are lost.",
                                        n_lost),
                              n_saved, n_expected, n_lost);
    case BALIK_ITEM_PART:
      return g_strdup_printf (
          ngettext ("%u of about %u materials in products could be saved; %u is lost.",
                    "%u of about %u materials in products could be saved; %u are lost.", n_lost),
          n_saved, n_expected, n_lost);
    case BALIK_ITEM_CARD:
      return g_strdup_printf (ngettext ("%u of about %u cards could be saved; %u is lost.",
                                        "%u of about %u cards could be saved; %u are lost.",
                                        n_lost),
                              n_saved, n_expected, n_lost);
    case BALIK_ITEM_PLAN:
    case BALIK_ITEM_N_KINDS:
    default:
      return NULL;
    }
}

static void
note_file (BalikMending *self, GPtrArray *notes)
{
  const BalikFound *found = self->found;

  if (found->is_header_bad)
    g_ptr_array_add (notes, g_strdup (_ ("The first bytes of the file are not those of a plan; "
                                         "the rest was read as one.")));
  if (found->n_missing_pages > 0)
    g_ptr_array_add (notes,
                     /* Translators: pages that are missing, pages that there should be */
                     g_strdup_printf (ngettext ("The file ends early: %u of its %u pages is "
                                                "missing.",
                                                "The file ends early: %u of its %u pages are "
                                                "missing.",
                                                found->n_missing_pages),
                                      found->n_missing_pages, found->n_pages));
  if (found->n_bad_pages > 0)
    g_ptr_array_add (notes,
                     /* Translators: pages that are damaged, pages that there should be */
                     g_strdup_printf (ngettext ("%u of the file's %u pages could not be read.",
                                                "%u of the file's %u pages could not be read.",
                                                found->n_bad_pages),
                                      found->n_bad_pages, found->n_pages));
}

static void
note_losses (BalikMending *self, GPtrArray *notes)
{
  for (BalikItemKind kind = 0; kind < BALIK_ITEM_N_KINDS; kind++)
    if (self->n_expected[kind] > self->n_saved[kind])
      g_ptr_array_add (notes, format_count (kind, self->n_saved[kind], self->n_expected[kind]));
  if (self->n_values_lost > 0)
    g_ptr_array_add (notes,
                     /* Translators: a value is a number, a text, or where a number comes from */
                     g_strdup_printf (ngettext ("About %u value is lost; %u could be saved.",
                                                "About %u values are lost; %u could be saved.",
                                                self->n_values_lost),
                                      self->n_values_lost, self->rows->values->len));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *)a;
  const gint64 y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static void
note_unreadable (BalikMending *self, GPtrArray *notes)
{
  g_autoptr (GList) ids = g_hash_table_get_keys (self->unreadable);

  ids = g_list_sort (ids, compare_ids);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      const gint64 *id = l->data;
      const GString *labels = g_hash_table_lookup (self->unreadable, id);

      g_ptr_array_add (notes,
                       /* Translators: the name of a thing, then names of its values */
                       g_strdup_printf (_ ("Of “%s”, this could not be read: %s."),
                                        balik_mending_get_name (self, *id), labels->str));
    }
}

/* Puts the file first, then what is lost, then what was mended. */
void
balik_mending_write_notes (BalikMending *self, gboolean is_whole)
{
  g_autoptr (GPtrArray) mended = self->notes;
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  guint n_left;

  self->notes = notes;
  note_file (self, notes);
  if (is_whole)
    {
      g_ptr_array_add (notes, g_strdup (_ ("Nothing of the plan is lost: all of it is as it was "
                                           "saved.")));
      return;
    }
  note_losses (self, notes);
  note_unreadable (self, notes);
  for (guint i = 0; i < mended->len; i++)
    g_ptr_array_add (notes, g_strdup (g_ptr_array_index (mended, i)));
  if (notes->len > MAX_NOTES)
    {
      n_left = notes->len - MAX_NOTES;
      g_ptr_array_set_size (notes, MAX_NOTES);
      /* Translators: the list of what was mended goes on */
      balik_mending_note (self,
                          ngettext ("%u more thing was mended or left out.",
                                    "%u more things were mended or left out.", n_left),
                          n_left);
    }
  if (self->found->has_stray)
    balik_mending_note (self, "%s", _ ("Something that had been deleted may have come back."));
  balik_mending_note (self, "%s",
                      _ ("Values may have been changed by the damage, or lost without a trace: "
                         "look through the plan."));
}
