/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#define BALIK_PERT_CELLS 256

/* A part of a distribution, as the distance from its end. */
typedef struct
{
  double shape; /* the exponent of this end */
  double scale; /* of a share, so that its power begins with slope 1 */
  double cells_per_power;
  double distance[BALIK_PERT_CELLS + 1];
  double slope[BALIK_PERT_CELLS + 1]; /* by cell */
} BalikPertPart;

/* A three-point number as a distribution, ready to be drawn from. */
typedef struct
{
  double low;
  double high;
  double share_below; /* the chance to be in the first part */
  BalikPertPart parts[2];
} BalikPert;

void balik_pert_init (BalikPert *self, double low, double likely, double high);

double balik_pert_get (const BalikPert *self, double share);
