/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-cell.h"
#include "balik-database.h"

G_BEGIN_DECLS

#define BALIK_DOC_ID_LENGTH 32

/**
 * BalikPlanMeta:
 * @doc_uuid: 32 hexadecimal digits, drawn when the plan was made
 * @revision: counts how often it was published
 * @parent_digest: the content digest of the version before, "" of the first
 * @content_digest: the digest of the rows
 * @min_reader: the lowest format version that may read it
 * @min_writer: the lowest format version that may change it
 * @tidy: the tidy version of its writer
 *
 * What a plan file says about itself. There is no name of a user or computer,
 * no path and no time in it.
 */
typedef struct
{
  char *doc_uuid;
  gint64 revision;
  char *parent_digest;
  char *content_digest;
  gint64 min_reader;
  gint64 min_writer;
  gint64 tidy;
} BalikPlanMeta;

BalikPlanMeta *balik_plan_meta_new (void) G_GNUC_WARN_UNUSED_RESULT;
BalikPlanMeta *balik_plan_meta_copy (const BalikPlanMeta *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_plan_meta_free (BalikPlanMeta *self);
BalikPlanMeta *balik_plan_meta_new_from_texts (GHashTable *texts,
                                               const char *name,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *balik_plan_meta_dup_texts (const BalikPlanMeta *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_plan_meta_write (const BalikPlanMeta *self, BalikDatabase *database, GError **error);

GHashTable *balik_meta_new_texts (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean
balik_meta_take (GHashTable *texts, const BalikCell *cells, const char *name, GError **error);
GHashTable *balik_meta_read_all (BalikDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
balik_meta_write_text (BalikDatabase *database, const char *key, const char *value, GError **error);
gboolean balik_doc_id_is_valid (const char *doc_uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikPlanMeta, balik_plan_meta_free)

G_END_DECLS
