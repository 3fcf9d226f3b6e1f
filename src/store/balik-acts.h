/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-database.h"
#include "balik-history.h"

G_BEGIN_DECLS

/**
 * BalikActs:
 * @groups: (element-type BalikEditGroup): the acts of the user, the oldest first
 * @n_done: how many of them are done; the others were taken back
 * @place: the code word of the place where the user was last, "" where unknown
 *
 * What a history holds, to be kept and handed between threads: the groups
 * never change.
 */
typedef struct
{
  GPtrArray *groups;
  guint n_done;
  char *place;
} BalikActs;

BalikActs *balik_acts_new (void) G_GNUC_WARN_UNUSED_RESULT;
BalikActs *balik_acts_new_for_history (BalikHistory *history) G_GNUC_WARN_UNUSED_RESULT;
BalikActs *balik_acts_copy (const BalikActs *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_acts_free (BalikActs *self);
gboolean balik_acts_equal (const BalikActs *self, const BalikActs *other);
gboolean balik_acts_fit (const BalikActs *self, BalikPlan *plan);

/* The places of these are filled by balik_act_write(). */
#define BALIK_SQL_INSERT_ACT "INSERT INTO act (id, label, place) VALUES (?1, ?2, ?3)"
#define BALIK_SQL_INSERT_EDIT \
  "INSERT INTO edit (act, number, kind, item, item_kind, parent, list, from_position," \
  " to_position, key, before_type, before_low, before_likely, before_high, before_text," \
  " after_type, after_low, after_likely, after_high, after_text)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18," \
  " ?19, ?20)"

BalikActs *balik_acts_read (BalikDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_acts_write (const BalikActs *self, BalikDatabase *database, GError **error);
gboolean balik_act_write (BalikDatabase *database,
                          sqlite3_stmt *insert_act,
                          sqlite3_stmt *insert_edit,
                          guint id,
                          const BalikEditGroup *act,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikActs, balik_acts_free)

G_END_DECLS
