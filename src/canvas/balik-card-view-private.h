/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-card-view.h"
#include "balik-typing.h"

G_BEGIN_DECLS

/* The card is one widget in two files: balik-card-view.c shows it,
 * balik-card-rename.c lets it be changed. */
struct _BalikCardView
{
  GtkWidget parent_instance;

  BalikPlan *plan;
  BalikItem *card;
  BalikLocale *locale;
  GtkWidget *title;
  GtkWidget *number_box;
  GtkWidget *value;
  GtkWidget *unit;
  GtkWidget *entry; /* while the title is typed */
  GtkWidget *renamer; /* the same, made when first needed */
  BalikTyping *typing; /* into it */
  GtkWidget *editor;
  const char *colour;
  gboolean is_promise;
};

void balik_card_view_stop_rename (BalikCardView *self, gboolean takes);
void balik_card_view_follow_rename (BalikCardView *self);

G_END_DECLS
