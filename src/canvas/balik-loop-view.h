/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-loop.h"

G_BEGIN_DECLS

#define BALIK_TYPE_LOOP_VIEW (balik_loop_view_get_type ())
G_DECLARE_FINAL_TYPE (BalikLoopView, balik_loop_view, BALIK, LOOP_VIEW, GtkWidget)

GtkWidget *balik_loop_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void balik_loop_view_set_spec (BalikLoopView *self, BalikLoopSpec *spec);
char *balik_loop_view_dup_scale_text (BalikLoopView *self) G_GNUC_WARN_UNUSED_RESULT;

/* The free place inside the ring of a view of that size, for the promise. */
BalikRect balik_loop_view_compute_inside (BalikLoopView *self, int width, int height);

G_END_DECLS
