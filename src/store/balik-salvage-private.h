/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan-file.h"

G_BEGIN_DECLS

/**
 * BalikFoundRow:
 * @id: the id of the item that it is, or is a value of
 * @cells: its columns, lent from the #BalikFound that it is in
 * @bytes: (nullable): of a value, the text column where that is not a text of ours
 * @n_bytes: how many bytes those are
 * @is_stray: whether it was found outside the trees of its table
 *
 * A row that was found in a damaged file. Nothing but its shape was looked at.
 */
typedef struct
{
  gint64 id;
  BalikCell cells[BALIK_ROW_MAX_CELLS];
  const char *bytes;
  gsize n_bytes;
  gboolean is_stray;
} BalikFoundRow;

/**
 * BalikFound:
 * @rows: (element-type BalikFoundRow): the rows of each table, by id and key, none twice
 * @version: the version in the first bytes, 0 where they are not those of a plan
 * @n_pages: the pages that the file should have
 * @n_missing_pages: those of them that are behind its end
 * @n_bad_pages: those of the others that could not be read
 * @n_bad_rows: rows on readable pages that could not be read
 * @n_lost_values: about how many values were on pages that could not be read
 * @is_header_bad: whether the first bytes are not those of a plan
 * @is_damaged: whether anything could not be read, however small
 * @has_stray: whether a row was found outside the trees of its table
 * @texts: what the cells lend
 *
 * All that was found in a damaged file.
 */
typedef struct
{
  GArray *rows[BALIK_N_TABLES];
  guint32 version;
  guint n_pages;
  guint n_missing_pages;
  guint n_bad_pages;
  guint n_bad_rows;
  guint n_lost_values;
  gboolean is_header_bad;
  gboolean is_damaged;
  gboolean has_stray;
  GStringChunk *texts;
} BalikFound;

BalikFound *balik_found_new (GBytes *bytes,
                             const char *name,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_found_free (BalikFound *self);

/**
 * BalikMending:
 * @found: what was found
 * @rows: what will be kept
 * @notes: (element-type utf8): what was mended or left out, in whole sentences
 * @n_saved: how many things of each kind are kept
 * @n_expected: about how many there were
 * @n_values_lost: about how many values are lost
 * @names: (element-type gint64 utf8): what things are called
 * @unreadable: (element-type gint64 GString): the values of things that are lost
 *
 * A plan on its way from rows to something that keeps every rule.
 */
typedef struct
{
  const BalikFound *found;
  BalikPlanRows *rows;
  GPtrArray *notes;
  guint n_saved[BALIK_ITEM_N_KINDS];
  guint n_expected[BALIK_ITEM_N_KINDS];
  guint n_values_lost;
  GHashTable *names;
  GHashTable *unreadable;
} BalikMending;

/* balik-salvage-items.c */
void balik_mending_take_items (BalikMending *self);
void balik_mending_close_up (BalikMending *self);

/* balik-salvage-values.c */
void balik_mending_take_values (BalikMending *self);
void balik_mending_restore_sections (BalikMending *self);

/* balik-salvage-rules.c */
BalikPlan *balik_mending_keep_rules (BalikMending *self,
                                     const char *name,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* balik-salvage-notes.c */
void balik_mending_name_things (BalikMending *self);
const char *balik_mending_get_name (BalikMending *self, gint64 id);
void balik_mending_note (BalikMending *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void balik_mending_lose_value (BalikMending *self, gint64 id, const char *key);
void balik_mending_write_notes (BalikMending *self, gboolean is_whole);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikFound, balik_found_free)

G_END_DECLS
