/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-unit-figures-private.h"

#include <math.h>
#include <string.h>

static BalikNumber
get_weighted (BalikNumber virgin,
              BalikNumber recycled,
              bool has_recycled,
              BalikNumber recycled_share)
{
  return has_recycled ? virgin * (1.0 - recycled_share) + recycled * recycled_share : virgin;
}

static BalikNumber
get_avoided_co2e (const BalikEngineMaterial *material)
{
  if (!material->has_co2e_recycled)
    return balik_number (0.0);

  return balik_max (balik_number (0.0), material->co2e_virgin - material->co2e_recycled);
}

/* One of the figures of a unit, per kg of it. */
BalikNumber
balik_unit_figures_per_kg (const BalikUnitFigures *self, BalikNumber figure)
{
  return balik_select (self->mass > 0.0, figure / self->mass, balik_number (0.0));
}

/* Adds up the contents of a unit. */
void
balik_unit_figures_init (BalikUnitFigures *self,
                         const BalikEngineContent *contents,
                         size_t n_contents,
                         const BalikEngineMaterial *materials)
{
  BalikNumber recoverable = balik_number (0.0);
  BalikNumber avoided = balik_number (0.0);

  memset (self, 0, sizeof *self);

  for (size_t i = 0; i < n_contents; i++)
    {
      const BalikEngineMaterial *material = &materials[contents[i].material];
      const BalikNumber kg = contents[i].kg;
      const BalikNumber share = contents[i].recycled_share;

      self->mass += kg;
      self->recycled += kg * share;
      self->virgin += kg * (1.0 - share);
      self->co2e += kg
                    * get_weighted (material->co2e_virgin, material->co2e_recycled,
                                    material->has_co2e_recycled, share);
      self->energy += kg
                      * get_weighted (material->energy_virgin, material->energy_recycled,
                                      material->has_energy_recycled, share);
      self->water += kg
                     * get_weighted (material->water_virgin, material->water_recycled,
                                     material->has_water_recycled, share);
      recoverable += kg * material->recovery;
      avoided += kg * material->recovery * get_avoided_co2e (material);
    }

  self->recovery = balik_unit_figures_per_kg (self, recoverable);
  self->credit = balik_select (recoverable > 0.0, avoided / recoverable, balik_number (0.0));
}
