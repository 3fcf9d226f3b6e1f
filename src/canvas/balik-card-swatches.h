/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the colours that a card can have; @toggled is called for each button. */
GtkWidget *balik_card_swatches_new (const char *chosen,
                                    GCallback toggled,
                                    gpointer data) G_GNUC_WARN_UNUSED_RESULT;
const char *balik_card_swatch_get_colour (GtkToggleButton *button);

G_END_DECLS
