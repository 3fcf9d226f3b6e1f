/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BALIK_N_CARD_COLOURS 5

/**
 * BalikCardColour:
 * @id: the code word in files, and the style class
 * @name: translatable name
 * @meaning: translatable: what such cards are about
 *
 * A colour of cards.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *meaning;
} BalikCardColour;

const BalikCardColour *balik_card_colours_get (void);

G_END_DECLS
