/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-row-stream.h"

G_BEGIN_DECLS

/* How balik-reader is called: one of these words, then the name of the plan. */
#define BALIK_READER_OPEN "open"
#define BALIK_READER_SALVAGE "salvage"

typedef struct _BalikReaderProcess BalikReaderProcess;

BalikReaderProcess *balik_reader_process_new (GBytes *bytes,
                                              const char *name,
                                              const char *mode,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_reader_process_free (BalikReaderProcess *self);
gboolean balik_reader_process_receive (BalikReaderProcess *self,
                                       BalikRowParser *parser,
                                       GCancellable *cancellable,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikReaderProcess, balik_reader_process_free)

G_END_DECLS
