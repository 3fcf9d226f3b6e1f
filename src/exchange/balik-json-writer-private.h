/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BalikJsonWriter BalikJsonWriter;

BalikJsonWriter *balik_json_writer_new (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *balik_json_writer_finish (BalikJsonWriter *self) G_GNUC_WARN_UNUSED_RESULT;

void balik_json_writer_open (BalikJsonWriter *self, const char *name, char bracket);
void balik_json_writer_close (BalikJsonWriter *self, char bracket);
void balik_json_writer_text (BalikJsonWriter *self, const char *name, const char *text);
void balik_json_writer_number (BalikJsonWriter *self, const char *name, double number);
void balik_json_writer_null (BalikJsonWriter *self, const char *name);
void
balik_json_writer_figure (BalikJsonWriter *self, const char *name, gboolean exists, double value);
void balik_json_writer_numbers (BalikJsonWriter *self,
                                const char *name,
                                const double *numbers,
                                guint n_numbers);
void balik_json_append_number (GString *text, double number);

G_END_DECLS
