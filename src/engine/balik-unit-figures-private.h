/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-input.h"

/* What the materials of one unit are and cost the world. */
typedef struct
{
  BalikNumber mass; /* kg */
  BalikNumber recycled; /* kg of it that is recycled already */
  BalikNumber virgin; /* kg of it that is not */
  BalikNumber co2e; /* kg */
  BalikNumber energy; /* MJ */
  BalikNumber water; /* l */
  BalikNumber recovery; /* ρ: share of the mass that recycling gives back */
  BalikNumber credit; /* κ: kg CO₂e avoided per kg recovered, under avoided burden */
} BalikUnitFigures;

void balik_unit_figures_init (BalikUnitFigures *self,
                              const BalikEngineContent *contents,
                              size_t n_contents,
                              const BalikEngineMaterial *materials);

BalikNumber balik_unit_figures_per_kg (const BalikUnitFigures *self, BalikNumber figure);
