/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BALIK_DIGEST_LENGTH 64

typedef struct _BalikDigest BalikDigest;

BalikDigest *balik_digest_new (const char *purpose) G_GNUC_WARN_UNUSED_RESULT;
void balik_digest_add_integer (BalikDigest *self, gint64 integer);
void balik_digest_add_number (BalikDigest *self, double number);
void balik_digest_add_text (BalikDigest *self, const char *text);
char *balik_digest_end (BalikDigest *self) G_GNUC_WARN_UNUSED_RESULT;

char *balik_digest_of_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
char *balik_digest_of_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_digest_is_valid (const char *digest);

G_END_DECLS
