/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-board.h"
#include "balik-loop-view.h"
#include "balik-stretch.h"

G_BEGIN_DECLS

/* The board is one widget in some files: balik-board.c holds it together,
 * balik-board-build.c makes its parts,
 * balik-board-arrange.c says where everything stands, balik-board-actions.c
 * changes cards, balik-board-typing.c takes what is typed into them,
 * balik-board-copy.c copies them, balik-board-keys.c moves about. */
struct _BalikBoard
{
  GtkWidget parent_instance;

  BalikPlan *plan;
  BalikHistory *history;
  BalikLocale *locale;
  GtkWidget *frame; /* behind the promise, and in a list behind the ring too */
  GtkWidget *ring;
  GtkWidget *line; /* above the ground row */
  GtkWidget *phases[BALIK_PHASE_GROUND + 1];
  GtkWidget *blocks[BALIK_N_BLOCKS];
  GtkWidget *answers[2];
  gint64 selected;
  guint selected_block;
  guint selected_index;
  gboolean is_list;
  gboolean wants_list;
  guint mode_source;
  char *copied;
  GPtrArray *copied_values;

  /* What is being typed into. */
  BalikStretch *stretch;
  gint64 typed; /* the card, 0 for none */
  const char *typed_key;
  char *typed_start; /* what was there before; %NULL where the card is new */
};

void balik_board_build (BalikBoard *self);

int balik_board_measure_width (BalikBoard *self);
void balik_board_measure_at (BalikBoard *self, int width, int *minimum, int *natural);
void balik_board_arrange (BalikBoard *self, int width, int height);

void balik_board_install_actions (GtkWidgetClass *widget_class);
void balik_board_install_typing (GtkWidgetClass *widget_class);
void balik_board_install_keys (GtkWidgetClass *widget_class);

GtkWidget *balik_board_find_view (BalikBoard *self, gint64 id);
gboolean balik_board_focus_id (BalikBoard *self, gint64 id);
void balik_board_restore_focus (BalikBoard *self);
BalikItem *balik_board_get_card (BalikBoard *self, gint64 id);
gboolean balik_board_apply (BalikBoard *self, BalikEditGroup *group);
void balik_board_follow_typed (BalikBoard *self);
void balik_board_move_selected (BalikBoard *self, GtkDirectionType direction);
void balik_board_select (BalikBoard *self, gint64 id);
void balik_board_paste (BalikBoard *self, const char *text);
void balik_board_remember_copy (BalikBoard *self, BalikItem *card);
BalikEditGroup *balik_board_new_copy (BalikBoard *self,
                                      const char *text,
                                      const char *block,
                                      guint index,
                                      gint64 *id) G_GNUC_WARN_UNUSED_RESULT;
void balik_board_say (BalikBoard *self, char *words);

void balik_board_emit_number_activated (BalikBoard *self, gint64 item, const char *key);
void balik_board_emit_refused (BalikBoard *self, const char *message);
void balik_board_emit_removed (BalikBoard *self, const char *title);
void balik_board_emit_laid_out (BalikBoard *self);

G_END_DECLS
