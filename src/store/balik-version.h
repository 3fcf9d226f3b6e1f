/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-plan.h"
#include "balik-store-error.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_VERSION_OPENED, /* a session began with it */
  BALIK_VERSION_PUBLISHED,
} BalikVersionKind;

/**
 * BalikVersion:
 * @path: the path of the copy
 * @number: a later version has a higher one, whatever the clock said
 * @kind: why it is kept
 * @modified: what the clock said then, in seconds since 1970 UTC
 * @size: its bytes
 * @digest: the content digest of the plan in it
 *
 * A version of a plan that is kept on this computer.
 */
typedef struct
{
  char *path;
  guint64 number;
  BalikVersionKind kind;
  gint64 modified;
  goffset size;
  char *digest;
} BalikVersion;

/* Each of these may wait for a disk; they are for threads. */
void balik_version_free (BalikVersion *self);
GPtrArray *balik_versions_list (const char *doc_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *balik_version_read (const BalikVersion *self,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_versions_forget (const char *doc_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikVersion, balik_version_free)

G_END_DECLS
