/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-header.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-schema.h"

/* Offsets of the first 100 bytes, from SQLite's "Database File Format" §1.3. */
enum
{
  PAGE_SIZE = 16,
  WRITE_VERSION = 18,
  READ_VERSION = 19,
  RESERVED = 20,
  MAX_FRACTION = 21,
  MIN_FRACTION = 22,
  LEAF_FRACTION = 23,
  N_PAGES = 28,
  SCHEMA_FORMAT = 44,
  LARGEST_ROOT = 52,
  ENCODING = 56,
  USER_VERSION = 60,
  APPLICATION_ID = 68,
  EXPANSION = 72,
  EXPANSION_END = 92,
};

#define MAX_RESERVED 32

static guint32
get_32 (const guint8 *data, gsize offset)
{
  guint32 number;

  memcpy (&number, data + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

static gsize
get_page_size (const guint8 *data)
{
  const gsize written = (gsize)data[PAGE_SIZE] << 8 | data[PAGE_SIZE + 1];

  return written == 1 ? 65536 : written;
}

static gboolean
is_whole (const guint8 *data, gsize size)
{
  const gsize page_size = get_page_size (data);

  return page_size >= 512 && (page_size & (page_size - 1)) == 0
         && (guint64)get_32 (data, N_PAGES) * page_size == size;
}

/* What SQLite itself would refuse, and what no plan has. */
static gboolean
is_usual (const guint8 *data)
{
  const guint32 schema_format = get_32 (data, SCHEMA_FORMAT);

  for (gsize i = EXPANSION; i < EXPANSION_END; i++)
    if (data[i] != 0)
      return FALSE;
  return (data[WRITE_VERSION] == 1 || data[WRITE_VERSION] == 2)
         && (data[READ_VERSION] == 1 || data[READ_VERSION] == 2) && data[RESERVED] <= MAX_RESERVED
         && data[MAX_FRACTION] == 64 && data[MIN_FRACTION] == 32 && data[LEAF_FRACTION] == 32
         && schema_format >= 1 && schema_format <= 4 && get_32 (data, LARGEST_ROOT) == 0
         && get_32 (data, ENCODING) == 1;
}

/**
 * balik_plan_header_read:
 * @self: what to fill
 * @bytes: what a file holds, 512 bytes or more
 *
 * Takes what the first hundred bytes say, as far as it can be.
 */
void
balik_plan_header_read (BalikPlanHeader *self, GBytes *bytes)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  const gsize page_size = get_page_size (data);

  self->is_plan = memcmp (data, "SQLite format 3", 16) == 0
                  && get_32 (data, APPLICATION_ID) == BALIK_APPLICATION_ID && is_usual (data);
  self->version = self->is_plan ? get_32 (data, USER_VERSION) : 0;
  self->page_size = page_size >= 512 && (page_size & (page_size - 1)) == 0 ? page_size : 0;
  self->reserved = data[RESERVED] <= MAX_RESERVED ? data[RESERVED] : 0;
  self->n_pages = get_32 (data, N_PAGES);
}

/**
 * balik_plan_header_get_version:
 * @data: the bytes of a file, at least 512
 *
 * Returns: the version of a plan's tables that they say
 */
guint32
balik_plan_header_get_version (const guint8 *data)
{
  return get_32 (data, USER_VERSION);
}

/**
 * balik_plan_header_check:
 * @data: the bytes of a file
 * @size: how many, at least 512
 * @name: what messages call it
 * @error: why it is no plan that we read
 *
 * Looks at the first hundred bytes before any library does.
 *
 * Returns: whether they are those of a plan, perhaps of a version to come
 */
gboolean
balik_plan_header_check (const guint8 *data, gsize size, const char *name, GError **error)
{
  const guint32 version = balik_plan_header_get_version (data);

  if (memcmp (data, "SQLite format 3", 16) != 0
      || get_32 (data, APPLICATION_ID) != BALIK_APPLICATION_ID)
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
                 /* Translators: %s is the name of a file */
                 _ ("“%s” is not a Balik plan."), name);
  else if ((version <= BALIK_SCHEMA_VERSION && balik_schema_find_form (version) == NULL)
           || !is_usual (data))
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
                 /* Translators: %s is the name of a plan */
                 _ ("“%s” is damaged: its first bytes are not those of a plan."), name);
  else if (!is_whole (data, size))
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
                 /* Translators: %s is the name of a plan */
                 _ ("“%s” is not whole: its length is not what its first bytes say. Perhaps it "
                    "was not copied to the end."),
                 name);
  else
    return TRUE;
  return FALSE;
}
