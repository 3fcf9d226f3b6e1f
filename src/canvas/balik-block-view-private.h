/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-block-view.h"

G_BEGIN_DECLS

/* The block is one widget in three files: balik-block-view.c builds and arranges
 * it, balik-block-scroll.c has what does not fit, balik-block-cards.c has its
 * cards and what happens to them. */
struct _BalikBlockView
{
  GtkWidget parent_instance;

  const BalikBlock *block;
  BalikPlan *plan;
  BalikLocale *locale;
  GPtrArray *cards; /* of BalikCardView */
  GtkWidget *header;
  GtkWidget *add;
  GtkWidget *scroller;
  GtkWidget *content;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *add_first;
  GtkWidget *entry;
  gint64 typed; /* the card that the entry shows, 0 for none */
  GtkWidget *gap;
  GtkWidget *more;
  GtkWidget *footer;
  guint more_source;
  gboolean shows_focus; /* once there are sizes again */
  guint last_focus;
};

void balik_block_view_build_scroller (BalikBlockView *self);
GtkWidget *balik_block_view_new_more (BalikBlockView *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_block_view_queue_more (BalikBlockView *self);
void balik_block_view_update_empty (BalikBlockView *self);
void balik_block_view_update_name (BalikBlockView *self);

G_END_DECLS
