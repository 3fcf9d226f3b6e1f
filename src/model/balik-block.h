/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BALIK_N_BLOCKS 14

typedef enum
{
  BALIK_PHASE_BEFORE,
  BALIK_PHASE_IN_USE,
  BALIK_PHASE_AFTER,
  BALIK_PHASE_GROUND,
} BalikPhase;

/**
 * BalikBlock:
 * @id: the code word in files
 * @phase: where it stands on the value hill
 * @name: translatable name
 * @question: translatable guiding question
 * @colour: the colour that a new card of the block gets
 *
 * A block of the circular canvas.
 */
typedef struct
{
  const char *id;
  BalikPhase phase;
  const char *name;
  const char *question;
  const char *colour;
} BalikBlock;

const BalikBlock *balik_blocks_get (void);
const BalikBlock *balik_blocks_find (const char *id);

G_END_DECLS
