/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan-rows.h"

G_BEGIN_DECLS

/* Room for the longest text that a plan may hold, and for what is around it. */
#define BALIK_FRAME_MAX_BYTES (9 * 1024 * 1024)

/* Nothing of these is used for good: the stream has no version, because both
 * ends of it are installed together. */
typedef struct _BalikRowWriter BalikRowWriter;

BalikRowWriter *balik_row_writer_new (int fd) G_GNUC_WARN_UNUSED_RESULT;
void balik_row_writer_free (BalikRowWriter *self);

gboolean
balik_row_writer_take (gpointer writer, BalikTable table, const BalikCell *cells, GError **error);
gboolean balik_row_writer_add_note (BalikRowWriter *self, const char *note, GError **error);
gboolean balik_row_writer_end (BalikRowWriter *self, int outcome, GError **error);
gboolean balik_row_writer_refuse (BalikRowWriter *self, const GError *reason, GError **error);

typedef struct _BalikRowParser BalikRowParser;

BalikRowParser *balik_row_parser_new (const char *name,
                                      guint64 max_bytes,
                                      BalikRowFunc take,
                                      gpointer taker) G_GNUC_WARN_UNUSED_RESULT;
void balik_row_parser_free (BalikRowParser *self);

gboolean
balik_row_parser_feed (BalikRowParser *self, const guint8 *data, gsize size, GError **error);
gboolean balik_row_parser_has_ended (const BalikRowParser *self);
int balik_row_parser_get_outcome (const BalikRowParser *self);
GPtrArray *balik_row_parser_get_notes (const BalikRowParser *self);

guint64 balik_row_stream_get_max_bytes (gsize size);
gboolean balik_row_stream_fail (const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikRowWriter, balik_row_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikRowParser, balik_row_parser_free)

G_END_DECLS
