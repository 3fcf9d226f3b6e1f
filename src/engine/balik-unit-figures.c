/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-unit-figures-private.h"

#include <math.h>
#include <string.h>

static double
get_weighted (double virgin, double recycled, bool has_recycled, double recycled_share)
{
  return has_recycled ? virgin * (1.0 - recycled_share) + recycled * recycled_share : virgin;
}

static double
get_avoided_co2e (const BalikEngineMaterial *material)
{
  if (!material->has_co2e_recycled)
    return 0.0;

  return fmax (0.0, material->co2e_virgin - material->co2e_recycled);
}

/* Adds up the contents of a unit. */
void
balik_unit_figures_init (BalikUnitFigures *self,
                         const BalikEngineContent *contents,
                         size_t n_contents,
                         const BalikEngineMaterial *materials)
{
  double recoverable = 0.0;
  double avoided = 0.0;

  memset (self, 0, sizeof *self);

  for (size_t i = 0; i < n_contents; i++)
    {
      const BalikEngineMaterial *material = &materials[contents[i].material];
      const double kg = contents[i].kg;
      const double share = contents[i].recycled_share;

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

  if (self->mass > 0)
    self->recovery = recoverable / self->mass;
  if (recoverable > 0)
    self->credit = avoided / recoverable;
}

/* One of the figures of a unit, per kg of it. */
double
balik_unit_figures_per_kg (const BalikUnitFigures *self, double figure)
{
  return self->mass > 0 ? figure / self->mass : 0.0;
}
