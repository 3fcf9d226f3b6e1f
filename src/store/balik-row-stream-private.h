/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-row-stream.h"

G_BEGIN_DECLS

/*
 * A frame is its kind (one byte), the length of what follows (four bytes, most
 * significant first), and that. The stream is any number of rows and notes,
 * then one end or one refusal, then nothing.
 *
 *   row      the table, then its cells: the type, then eight bytes of an
 *            integer or a number, or a text
 *   note     a text
 *   end      the outcome
 *   refusal  the code of an error, then a text
 *
 * A text is its length, its bytes and a NUL.
 */
typedef enum
{
  BALIK_FRAME_ROW = 1,
  BALIK_FRAME_NOTE,
  BALIK_FRAME_END,
  BALIK_FRAME_REFUSAL,
} BalikFrame;

#define BALIK_SENTENCE_MAX_BYTES 4096

#define BALIK_FRAME_LENGTH_BYTES 4
#define BALIK_FRAME_HEAD_BYTES (1 + BALIK_FRAME_LENGTH_BYTES)

G_END_DECLS
