/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-board-private.h"
#include "balik-break-marks.h"

/* What stands on the board besides cards: names, ring, promise and answers. */

static GtkWidget *
new_phase_name (const char *name, const char *css_class)
{
  g_autofree char *marked = balik_text_add_break_marks (name);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", marked, "xalign", 0.0,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "phase");
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
build_answers (BalikBoard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  for (guint i = 0; i < G_N_ELEMENTS (self->answers); i++)
    {
      self->answers[i] = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (self->answers[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->answers[i]), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (self->answers[i], "answer");
      gtk_widget_set_halign (self->answers[i], GTK_ALIGN_START);
      gtk_widget_set_visible (self->answers[i], FALSE);
      gtk_box_append (GTK_BOX (row), self->answers[i]);
    }
  return row;
}

/* Makes all that stands on the board. */
void
balik_board_build (BalikBoard *self)
{
  const BalikBlock *blocks = balik_blocks_get ();

  self->ring = balik_loop_view_new ();
  g_signal_connect_swapped (self->ring, "laid-out", G_CALLBACK (balik_board_emit_laid_out), self);
  self->frame = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->frame, "offer-frame");
  self->line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  self->phases[BALIK_PHASE_BEFORE] = new_phase_name (_ ("Before use"), "before");
  self->phases[BALIK_PHASE_IN_USE] = new_phase_name (_ ("In use"), "in-use");
  self->phases[BALIK_PHASE_AFTER] = new_phase_name (_ ("After use"), "after");
  self->phases[BALIK_PHASE_GROUND] = new_phase_name (_ ("Does it hold?"), "ground");

  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  gtk_widget_set_parent (self->ring, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  for (guint b = 0; b < BALIK_N_BLOCKS; b++)
    {
      if (b > 0 && blocks[b].phase != blocks[b - 1].phase
          && gtk_widget_get_parent (self->phases[blocks[b].phase]) == NULL)
        gtk_widget_set_parent (self->phases[blocks[b].phase], GTK_WIDGET (self));
      self->blocks[b] = balik_block_view_new (&blocks[b], self->plan, self->locale);
      gtk_widget_add_css_class (self->blocks[b], blocks[b].id);
      gtk_widget_set_parent (self->blocks[b], GTK_WIDGET (self));
    }
  balik_block_view_set_footer (balik_board_get_block (self, "offer"), build_answers (self));
}

/**
 * balik_board_set_loop:
 * @self: a board
 * @loop: (nullable): where the plan's things come from and go
 *
 * Draws the plan's own loop.
 */
void
balik_board_set_loop (BalikBoard *self, BalikLoopSpec *loop)
{
  g_return_if_fail (BALIK_IS_BOARD (self));

  balik_loop_view_set_spec (BALIK_LOOP_VIEW (self->ring), loop);
  /* The place of the promise is inside the loop. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * balik_board_set_answer:
 * @self: a board
 * @index: 0 or 1
 * @text: (nullable): an answer in a few words
 * @tone: the style class of the news: tone-neutral, -good, -warning or -bad
 *
 * Says below the promise what comes of it.
 */
void
balik_board_set_answer (BalikBoard *self, guint index, const char *text, const char *tone)
{
  const char *const classes[] = { "answer", tone, NULL };
  GtkWidget *label;

  g_return_if_fail (BALIK_IS_BOARD (self));
  g_return_if_fail (index < G_N_ELEMENTS (self->answers));

  label = self->answers[index];
  gtk_widget_set_visible (label, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_css_classes (label, (const char **)classes);
}
