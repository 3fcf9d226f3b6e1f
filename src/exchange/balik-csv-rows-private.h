/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-csv-reader.h"

G_BEGIN_DECLS

typedef struct
{
  guint first; /* of its cells */
  guint n_cells;
  guint line;
} BalikCsvRow;

/* All cells stand in @text, each with a NUL behind it, in their order. */
struct _BalikCsvRows
{
  BalikCsvForm form;
  char *text;
  gsize length;
  guint32 *cells;
  gsize n_cells;
  gsize n_cells_room;
  GArray *rows;
  GPtrArray *problems;
  guint n_problems;
};

void balik_csv_rows_add_problem (BalikCsvRows *self, guint line, const char *message);
gboolean balik_csv_rows_decode (BalikCsvRows *self, GBytes *bytes, GError **error);

G_END_DECLS
