/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-card-colour.h"

#include <glib/gi18n.h>

static const BalikCardColour colours[BALIK_N_CARD_COLOURS] = {
  { "yellow", NC_ ("card colour", "Yellow"), N_ ("people, words") },
  { "blue", NC_ ("card colour", "Blue"), N_ ("the product") },
  { "green", NC_ ("card colour", "Green"), N_ ("income, savings") },
  { "orange", NC_ ("card colour", "Orange"), N_ ("cost") },
  { "purple", NC_ ("card colour", "Purple"), N_ ("debt, deposit") },
};

/**
 * balik_card_colours_get:
 *
 * Returns: (array fixed-size=5): the colours that a card can have, and what
 *     they stand for
 */
const BalikCardColour *
balik_card_colours_get (void)
{
  return colours;
}
