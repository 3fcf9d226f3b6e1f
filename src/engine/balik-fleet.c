/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-fleet-private.h"

#include <string.h>

/* Counts, for a month and those after it, what was placed before it. Several months at
 * once: what is read serves them all, and the sums do not wait for each other. */
static void
count_ahead (const BalikNumber *placed, const BalikNumber *curve, int month, BalikNumber *counts)
{
  BalikNumber sums[BALIK_FLEET_BLOCK];

  for (int k = 0; k < BALIK_FLEET_BLOCK; k++)
    sums[k] = placed[1] * curve[month - 1 + k];
  for (int t = 2; t < month; t++)
    {
      const BalikNumber units = placed[t];
      const BalikNumber *shares = curve + month - t;

      for (int k = 0; k < BALIK_FLEET_BLOCK; k++)
        sums[k] += units * shares[k];
    }

  for (int k = 0; k < BALIK_FLEET_BLOCK; k++)
    counts[k] = sums[k];
}

/* What a unit of some age is worth, as a share of a new one. */
static BalikNumber
get_worth_share (double age, BalikNumber loss_per_month, BalikNumber salvage)
{
  return balik_max (salvage, 1.0 - age * loss_per_month);
}

static BalikNumber
get_loss_per_month (BalikNumber mean_life)
{
  return 1.0 / balik_max (balik_number (1.0), mean_life);
}

void
balik_fleet_class_reserve (BalikFleetClass *self,
                           BalikWorkspace *workspace,
                           int n_months,
                           int n_ages)
{
  const size_t n = (size_t)n_months + 1;

  self->n_months = n_months;
  self->n_ages = n_ages;
  self->events = balik_workspace_take_numbers (workspace, (size_t)n_ages);
  self->keeping = balik_workspace_take_numbers (workspace, (size_t)n_ages);
  self->alive = balik_workspace_take_numbers (workspace, n + BALIK_FLEET_BLOCK);
  self->with_event = balik_workspace_take_numbers (workspace, n + BALIK_FLEET_BLOCK);
  self->placed = balik_workspace_take_numbers (workspace, n);
}

/* Makes the curves of a class whose rates, events and keeping, are there. A unit
 * that would go on at the age of retirement does not. */
void
balik_fleet_class_init_curves (BalikFleetClass *self,
                               int retire_months,
                               BalikNumber mean_life,
                               bool counts_events)
{
  BalikNumber alive = balik_number (1.0);

  self->mean_life = mean_life;
  self->retire_months = retire_months;
  self->retiring = balik_number (0.0);
  self->stock = balik_number (0.0);
  self->stock_events = balik_number (0.0);
  self->counts_events = counts_events;
  self->block = 1;
  memset (self->stock_ahead, 0, sizeof self->stock_ahead);
  memset (self->events_ahead, 0, sizeof self->events_ahead);

  for (int a = 0; a <= self->n_months; a++)
    {
      self->alive[a] = alive;
      if (counts_events)
        self->with_event[a] = alive * self->events[a];
      alive *= self->keeping[a];

      if (a + 1 == retire_months)
        {
          self->retiring = alive;
          alive = balik_number (0.0);
        }
    }

  /* Months beyond the last are counted, and not used. */
  memset (self->alive + self->n_months + 1, 0, sizeof (BalikNumber) * BALIK_FLEET_BLOCK);
  memset (self->with_event + self->n_months + 1, 0, sizeof (BalikNumber) * BALIK_FLEET_BLOCK);
}

/* Puts units into use in a month. Gives back how many units of the class go out
 * of use at its end because of their age alone. */
BalikNumber
balik_fleet_class_place (BalikFleetClass *self, int month, BalikNumber units)
{
  const int retiring_since = month - self->retire_months + 1;

  self->placed[month] = units;
  for (int k = month - self->block + 1; k < BALIK_FLEET_BLOCK; k++)
    self->stock_ahead[k] += units * self->alive[self->block + k - month];
  for (int k = month - self->block + 1; k < BALIK_FLEET_BLOCK && self->counts_events; k++)
    self->events_ahead[k] += units * self->with_event[self->block + k - month];

  if (self->retire_months <= 0 || retiring_since < 1)
    return balik_number (0.0);

  return self->placed[retiring_since] * self->retiring;
}

/* Counts the units in use as a month, 1…n_months + 1, begins. */
void
balik_fleet_class_begin_month (BalikFleetClass *self, int month)
{
  if (month == self->block + BALIK_FLEET_BLOCK)
    {
      self->block = month;
      count_ahead (self->placed, self->alive, month, self->stock_ahead);
      if (self->counts_events)
        count_ahead (self->placed, self->with_event, month, self->events_ahead);
    }

  self->stock = self->stock_ahead[month - self->block];
  self->stock_events = self->events_ahead[month - self->block];
}

/* What the units in use after the last month are worth, as so many new ones. */
BalikNumber
balik_fleet_class_get_worth (const BalikFleetClass *self, BalikNumber salvage)
{
  const BalikNumber loss = get_loss_per_month (self->mean_life);
  BalikNumber worth = balik_number (0.0);

  for (int age = 1; age <= self->n_months; age++)
    worth += self->placed[self->n_months + 1 - age] * self->alive[age]
             * get_worth_share (age, loss, salvage);

  return worth;
}

/* Four sums each: a fixed order, but no chain of additions that each wait for the
 * one before. */
static void
count_opening_fleet (BalikOpeningFleet *self)
{
  const BalikNumber *units = self->units;
  const BalikNumber *events = self->rates->events + self->youngest_age;
  BalikNumber a[4] = { 0 };
  BalikNumber e[4] = { 0 };
  int i = 0;

  for (; i + 4 <= self->n_alive; i += 4)
    for (int k = 0; k < 4; k++)
      {
        a[k] += units[i + k];
        e[k] += units[i + k] * events[i + k];
      }
  for (; i < self->n_alive; i++)
    {
      a[0] += units[i];
      e[0] += units[i] * events[i];
    }

  self->stock = (a[0] + a[1]) + (a[2] + a[3]);
  self->stock_events = (e[0] + e[1]) + (e[2] + e[3]);
}

/* Spreads units evenly over the ages 0…n_ages − 1, as month 1 begins. */
void
balik_opening_fleet_init (BalikOpeningFleet *self,
                          const BalikFleetClass *rates,
                          BalikNumber units,
                          int n_ages)
{
  self->rates = rates;
  self->n_alive = balik_get_first (units) != 0 ? n_ages : 0;
  self->youngest_age = 0;

  for (int i = 0; i < self->n_alive; i++)
    self->units[i] = units / n_ages;

  count_opening_fleet (self);
}

/* Makes every unit a month older. Gives back how many go out of use because of
 * their age alone. */
BalikNumber
balik_opening_fleet_end_month (BalikOpeningFleet *self)
{
  const BalikNumber *keeping = self->rates->keeping + self->youngest_age;
  const int retire_months = self->rates->retire_months;
  BalikNumber retired = balik_number (0.0);

  for (int i = 0; i < self->n_alive; i++)
    self->units[i] *= keeping[i];

  self->youngest_age++;

  while (retire_months > 0 && self->n_alive > 0
         && self->youngest_age + self->n_alive - 1 >= retire_months)
    retired += self->units[--self->n_alive];

  count_opening_fleet (self);

  return retired;
}

/* What the units still in use are worth, as so many new ones. */
BalikNumber
balik_opening_fleet_get_worth (const BalikOpeningFleet *self, BalikNumber salvage)
{
  const BalikNumber loss = get_loss_per_month (self->rates->mean_life);
  BalikNumber worth = balik_number (0.0);

  for (int i = 0; i < self->n_alive; i++)
    worth += self->units[i] * get_worth_share (self->youngest_age + i, loss, salvage);

  return worth;
}
