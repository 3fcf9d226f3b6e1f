/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "disk-log.h"

G_BEGIN_DECLS

/* What of the calls that were not synced reached the disk. */
typedef enum
{
  DISK_LOSS_NONE, /* all of them: the program was killed, not the computer */
  DISK_LOSS_ALL, /* none of them */
  DISK_LOSS_SUBSET, /* any of them, in any order */
  DISK_LOSS_TORN, /* any of their sectors of 512 bytes */
  DISK_LOSS_PREFIX, /* of each file and folder the first ones, the last of them torn */
  DISK_N_LOSSES,
} DiskLoss;

typedef enum
{
  DISK_HONEST,
  DISK_LYING, /* syncing persists nothing */
  DISK_FAT, /* a folder's entries are torn and the space of a freed file is used again */
} DiskMedium;

/**
 * DiskCrash:
 * @cut: how many entries of the log happened
 * @loss: what is lost of those that were not synced
 * @medium: (nullable): the path of a folder on a medium of its own
 * @medium_kind: what that medium is like
 * @rand: decides
 *
 * A power cut.
 */
typedef struct
{
  guint cut;
  DiskLoss loss;
  const char *medium;
  DiskMedium medium_kind;
  GRand *rand;
} DiskCrash;

void disk_image_write (DiskLog *log, const DiskCrash *crash);

G_END_DECLS
