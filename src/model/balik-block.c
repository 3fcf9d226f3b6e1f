/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-block.h"

#include <string.h>

#include <glib/gi18n.h>

/* In the order of the value hill, then the ground that carries it all. */
static const BalikBlock blocks[BALIK_N_BLOCKS] = {
  { "offer", BALIK_PHASE_IN_USE, N_ ("Promise and offer"),
    N_ ("Which everyday problem do you solve, and what do people get for their money?"), "yellow" },
  { "partners", BALIK_PHASE_BEFORE, N_ ("Partners"),
    N_ ("Who supplies, repairs, collects or recommends?"), "yellow" },
  { "product", BALIK_PHASE_BEFORE, N_ ("Product"),
    N_ ("What is it made of, how long does it last, and what fails first?"), "blue" },
  { "work", BALIK_PHASE_BEFORE, N_ ("Work and tools"),
    N_ ("What must be done every week, by whom, with which tools and room?"), "orange" },
  { "reaching", BALIK_PHASE_IN_USE, N_ ("Reaching people"),
    N_ ("How do they hear of it, order, receive it and hand it back?"), "green" },
  { "people", BALIK_PHASE_IN_USE, N_ ("People and their need"),
    N_ ("Who pays, who uses it, and what do they need it for?"), "yellow" },
  { "trust", BALIK_PHASE_IN_USE, N_ ("Trust and staying"),
    N_ ("Why do they stay, and what if they pay late or break it?"), "purple" },
  { "takeback", BALIK_PHASE_AFTER, N_ ("Take-back"),
    N_ ("Why would someone bring it back, how, and in what state?"), "blue" },
  { "nextlives", BALIK_PHASE_AFTER, N_ ("Next lives"),
    N_ ("What goes out again, is mended, taken apart, recycled or thrown away?"), "blue" },
  { "moneyin", BALIK_PHASE_GROUND, N_ ("Money in"), N_ ("Who pays how much, when and how surely?"),
    "green" },
  { "moneyout", BALIK_PHASE_GROUND, N_ ("Money out"),
    N_ ("What do you pay once, every month, for each unit and each return?"), "orange" },
  { "funding", BALIK_PHASE_GROUND, N_ ("Funding"),
    N_ ("Whose money carries you until the plan carries itself?"), "purple" },
  { "planet", BALIK_PHASE_GROUND, N_ ("Planet and people"),
    N_ ("What is used less, what is used more, and who gains work?"), "green" },
  { "adoption", BALIK_PHASE_GROUND, N_ ("Adoption and worries"),
    N_ ("What could stop people from saying yes, and what would help?"), "yellow" },
};

/**
 * balik_blocks_get:
 *
 * Returns: (array fixed-size=14): the blocks of the circular canvas
 */
const BalikBlock *
balik_blocks_get (void)
{
  return blocks;
}

/**
 * balik_blocks_find:
 * @id: the code word of a block
 *
 * Returns: (nullable): the block
 */
const BalikBlock *
balik_blocks_find (const char *id)
{
  for (guint i = 0; i < BALIK_N_BLOCKS; i++)
    if (strcmp (blocks[i].id, id) == 0)
      return &blocks[i];
  return NULL;
}
