/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BalikTextKind:
 * @BALIK_TEXT_PLAIN: a count, a length, a mass: the number itself
 * @BALIK_TEXT_PERCENT: a share, written in per cent: "12.5" is 0.125
 * @BALIK_TEXT_MONEY: an amount, perhaps with its currency beside it
 *
 * What a typed number stands for.
 */
typedef enum
{
  BALIK_TEXT_PLAIN,
  BALIK_TEXT_PERCENT,
  BALIK_TEXT_MONEY,
} BalikTextKind;

G_END_DECLS
