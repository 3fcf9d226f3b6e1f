/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-input.h"

/* What the materials of one unit are and cost the world. */
typedef struct
{
  double mass; /* kg */
  double recycled; /* kg of it that is recycled already */
  double virgin; /* kg of it that is not */
  double co2e; /* kg */
  double energy; /* MJ */
  double water; /* l */
  double recovery; /* ρ: share of the mass that recycling gives back */
  double credit; /* κ: kg CO₂e avoided per kg recovered, under avoided burden */
} BalikUnitFigures;

void balik_unit_figures_init (BalikUnitFigures *self,
                              const BalikEngineContent *contents,
                              size_t n_contents,
                              const BalikEngineMaterial *materials);

double balik_unit_figures_per_kg (const BalikUnitFigures *self, double figure);
