/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "balik-store-error.h"

G_BEGIN_DECLS

/**
 * BalikPlanHeader:
 * @is_plan: whether they are those of a plan, of whatever version and length
 * @version: the version of the file; 0 of no plan
 * @page_size: the size of its pages; 0 where that cannot be
 * @reserved: the bytes of each page that are not used
 * @n_pages: the pages that it should have
 *
 * What the first hundred bytes of a file say.
 */
typedef struct
{
  gboolean is_plan;
  guint32 version;
  gsize page_size;
  guint reserved;
  guint32 n_pages;
} BalikPlanHeader;

void balik_plan_header_read (BalikPlanHeader *self, GBytes *bytes);
guint32 balik_plan_header_get_version (const guint8 *data);
gboolean balik_plan_header_check (const guint8 *data, gsize size, const char *name, GError **error);

G_END_DECLS
