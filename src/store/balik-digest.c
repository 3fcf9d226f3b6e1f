/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-digest.h"

#include <string.h>

#include "balik-plan-rows.h"
#include "balik-value-columns.h"

/**
 * BalikDigest:
 *
 * SHA-256 over typed parts, each with its type and its length, so that no two
 * different lists of parts run together into the same bytes.
 */
struct _BalikDigest
{
  GChecksum *sum;
};

static void
add_part (BalikDigest *self, char type, gconstpointer data, gsize length)
{
  const guint64 size = GUINT64_TO_BE ((guint64)length);

  g_checksum_update (self->sum, (const guchar *)&type, 1);
  g_checksum_update (self->sum, (const guchar *)&size, sizeof size);
  g_checksum_update (self->sum, data, (gssize)length);
}

/**
 * balik_digest_new:
 * @purpose: what is digested, with the version of its form
 *
 * Returns: (transfer full): a digest, to be ended with balik_digest_end()
 */
BalikDigest *
balik_digest_new (const char *purpose)
{
  BalikDigest *self = g_new0 (BalikDigest, 1);

  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  balik_digest_add_text (self, purpose);
  return self;
}

/**
 * balik_digest_add_integer:
 * @self: a digest
 * @integer: a whole number
 *
 * Adds a part.
 */
void
balik_digest_add_integer (BalikDigest *self, gint64 integer)
{
  const gint64 ordered = GINT64_TO_BE (integer);

  add_part (self, 'i', &ordered, sizeof ordered);
}

/**
 * balik_digest_add_number:
 * @self: a digest
 * @number: a finite number; SQLite does not tell −0 from 0, so they are the same
 *
 * Adds a part.
 */
void
balik_digest_add_number (BalikDigest *self, double number)
{
  const double plain = number == 0 ? 0 : number;
  guint64 bits;

  G_STATIC_ASSERT (sizeof bits == sizeof plain);
  memcpy (&bits, &plain, sizeof bits);
  bits = GUINT64_TO_BE (bits);
  add_part (self, 'd', &bits, sizeof bits);
}

/**
 * balik_digest_add_text:
 * @self: a digest
 * @text: a text
 *
 * Adds a part.
 */
void
balik_digest_add_text (BalikDigest *self, const char *text)
{
  add_part (self, 't', text, strlen (text));
}

/**
 * balik_digest_end:
 * @self: (transfer full): a digest
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
balik_digest_end (BalikDigest *self)
{
  char *digest = g_strdup (g_checksum_get_string (self->sum));

  g_checksum_free (self->sum);
  g_free (self);
  return digest;
}

/**
 * balik_digest_of_bytes:
 * @bytes: bytes
 *
 * Returns: (transfer full): the SHA-256 of the bytes alone
 */
char *
balik_digest_of_bytes (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * balik_digest_of_text:
 * @text: a text, or a path
 *
 * Returns: (transfer full): the SHA-256 of its bytes alone
 */
char *
balik_digest_of_text (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * balik_digest_is_valid:
 * @digest: a text from a file
 *
 * Returns: whether it is written as a digest is
 */
gboolean
balik_digest_is_valid (const char *digest)
{
  return strlen (digest) == BALIK_DIGEST_LENGTH
         && strspn (digest, "0123456789abcdef") == BALIK_DIGEST_LENGTH;
}

static void
add_value (BalikDigest *self, const BalikValue *value)
{
  balik_digest_add_text (self, balik_value_get_type_word (value));
  switch (balik_value_get_value_type (value))
    {
    case BALIK_VALUE_PRESENT:
      break;
    case BALIK_VALUE_NUMBER:
      balik_digest_add_number (self, balik_value_get_low (value));
      balik_digest_add_number (self, balik_value_get_number (value));
      balik_digest_add_number (self, balik_value_get_high (value));
      break;
    case BALIK_VALUE_TEXT:
      balik_digest_add_text (self, balik_value_get_text (value));
      break;
    case BALIK_VALUE_TEXTS:
      {
        const char *const *texts = balik_value_get_texts (value);

        balik_digest_add_integer (self, g_strv_length ((char **)texts));
        for (guint i = 0; texts[i] != NULL; i++)
          balik_digest_add_text (self, texts[i]);
        break;
      }
    case BALIK_VALUE_ORIGIN:
      for (guint part = 0; part < BALIK_ORIGIN_N_PARTS; part++)
        balik_digest_add_text (self, balik_value_get_origin_part (value, part));
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * balik_plan_rows_dup_digest:
 * @self: rows
 *
 * SQLite's own checks let most flipped bits pass (reliability notes: 83 % of
 * those that change the content), so a plan carries this digest.
 *
 * Returns: (transfer full): the digest of the content; the same content has
 *     the same one, whoever wrote it and when
 */
char *
balik_plan_rows_dup_digest (const BalikPlanRows *self)
{
  BalikDigest *digest = balik_digest_new ("balik content 1");

  balik_digest_add_integer (digest, self->items->len);
  for (guint i = 0; i < self->items->len; i++)
    {
      const BalikItemRow *row = &g_array_index (self->items, BalikItemRow, i);

      balik_digest_add_integer (digest, row->id);
      balik_digest_add_text (digest, balik_item_kind_get_name (row->kind));
      balik_digest_add_integer (digest, row->parent);
      balik_digest_add_text (digest, row->list_key);
      balik_digest_add_integer (digest, row->position);
    }
  balik_digest_add_integer (digest, self->values->len);
  for (guint i = 0; i < self->values->len; i++)
    {
      const BalikValueRow *row = &g_array_index (self->values, BalikValueRow, i);

      balik_digest_add_integer (digest, row->item);
      balik_digest_add_text (digest, row->key);
      add_value (digest, row->value);
    }
  return balik_digest_end (digest);
}
