/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-document.h"

G_BEGIN_DECLS

/**
 * BalikRecent:
 * @file: the plan's file
 * @title: what is shown
 * @summary: the answer in words when it was closed, "" where unknown
 * @curve: the cumulative cash of a few months, for the thumbnail
 * @n_curve: how many numbers @curve has
 * @is_missing: whether the file is not where it was
 *
 * A plan that was open on this computer.
 */
typedef struct
{
  GFile *file;
  char *title;
  char *summary;
  double *curve;
  guint n_curve;
  gboolean is_missing;
} BalikRecent;

void balik_recent_free (BalikRecent *self);

GPtrArray *balik_recent_list (void) G_GNUC_WARN_UNUSED_RESULT;
void balik_recent_remember (BalikDocument *document);
void balik_recent_forget (GFile *file);
gboolean balik_recent_contains (GFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikRecent, balik_recent_free)

G_END_DECLS
