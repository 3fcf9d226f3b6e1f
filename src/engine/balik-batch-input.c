/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-batch-input-private.h"

#include <string.h>

/* The plan as a kernel reads it. All members of the plan's structs take slots of
 * the size of a number. Where a number is for one run, a kernel has as many side
 * by side as it has runs, so its slots are so many times as large, and the copy
 * of a slot is where the slot is, so many times further. */

#define SLOT sizeof (double)

/* Copies an array, each of its slots once for each lane. */
static char *
copy (BalikBatchInput *self, BalikWorkspace *workspace, const void *array, size_t size)
{
  BalikBatchRegion region = { array, size, NULL };

  region.copy = balik_workspace_take (workspace, size, self->n_lanes);
  if (self->regions != NULL && region.copy != NULL)
    {
      for (size_t i = 0; i < size; i += SLOT)
        for (size_t lane = 0; lane < self->n_lanes; lane++)
          memcpy (region.copy + i * self->n_lanes + lane * SLOT, region.original + i, SLOT);
      self->regions[self->n_regions] = region;
    }
  self->n_regions++;

  return region.copy;
}

/* Lets a pointer in a copy lead to the copy of what it leads to. */
static void
lead (const BalikBatchInput *self, char *copied, size_t offset, const void *to)
{
  if (copied != NULL)
    memcpy (copied + offset * self->n_lanes, &to, sizeof to);
}

static void
copy_line (BalikBatchInput *self,
           BalikWorkspace *workspace,
           const BalikEngineLine *line,
           char *copied)
{
  const BalikEngineProduct *product = &line->product;
  const BalikEngineLinear *linear = &line->linear;

  lead (self, copied, offsetof (BalikEngineLine, product.materials),
        copy (self, workspace, product->materials,
              product->n_materials * sizeof (BalikEngineContent)));
  lead (
      self, copied, offsetof (BalikEngineLine, linear.materials),
      copy (self, workspace, linear->materials, linear->n_materials * sizeof (BalikEngineContent)));
}

/* Copies a plan into a workspace, or counts how much memory that needs. */
void
balik_batch_input_init (BalikBatchInput *self,
                        BalikWorkspace *workspace,
                        const BalikEngineInput *input,
                        size_t n_lanes)
{
  char *root;
  char *lines;

  self->n_lanes = n_lanes;
  self->n_regions = 0;
  self->regions = balik_workspace_take (workspace, 6 + 2 * input->n_lines, sizeof *self->regions);

  root = copy (self, workspace, input, sizeof *input);
  lead (self, root, offsetof (BalikEngineInput, materials),
        copy (self, workspace, input->materials, input->n_materials * sizeof *input->materials));
  lead (self, root, offsetof (BalikEngineInput, overheads),
        copy (self, workspace, input->overheads, input->n_overheads * sizeof *input->overheads));
  lead (self, root, offsetof (BalikEngineInput, investments),
        copy (self, workspace, input->investments,
              input->n_investments * sizeof *input->investments));
  lead (self, root, offsetof (BalikEngineInput, grants),
        copy (self, workspace, input->grants, input->n_grants * sizeof *input->grants));
  lines = copy (self, workspace, input->lines, input->n_lines * sizeof *input->lines);
  lead (self, root, offsetof (BalikEngineInput, lines), lines);
  for (size_t i = 0; i < input->n_lines; i++)
    copy_line (self, workspace, &input->lines[i],
               lines != NULL ? lines + i * sizeof *input->lines * n_lanes : NULL);
}

/* The copied plan. */
void *
balik_batch_input_get_root (const BalikBatchInput *self)
{
  return self->regions[0].copy;
}

/* Where a number of the plan is in the copy; NULL if it is not of the plan. */
void *
balik_batch_input_find (const BalikBatchInput *self, const void *target)
{
  const char *place = target;

  for (size_t i = 0; i < self->n_regions; i++)
    {
      const BalikBatchRegion *region = &self->regions[i];

      if (place >= region->original && place < region->original + region->size)
        return region->copy + (size_t)(place - region->original) * self->n_lanes;
    }

  return NULL;
}
