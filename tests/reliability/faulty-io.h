/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "disk-log.h"

G_BEGIN_DECLS

/*
 * Another balik-io.c, and a file system for SQLite: each call is counted, may
 * be written down, and may fail.
 */

typedef enum
{
  FAULTY_OPEN,
  FAULTY_READ,
  FAULTY_WRITE,
  FAULTY_SYNC,
  FAULTY_CLOSE,
  FAULTY_LOOK,
  FAULTY_NAME,
  FAULTY_LOCK,
  FAULTY_MEMORY,
  FAULTY_N_KINDS,
} FaultyKind;

/**
 * FaultyPlan:
 * @n: the number of the call that fails, from 1; 0 for none
 * @for_good: whether all after it fail too
 * @code: the error that it fails with
 * @below: (nullable): only calls about what is below this folder are counted
 * @kinds: a bit for each kind that is counted
 */
typedef struct
{
  guint n;
  gboolean for_good;
  int code;
  const char *below;
  guint kinds;
} FaultyPlan;

#define FAULTY_ALL_FILES ((1U << FAULTY_MEMORY) - 1)
#define FAULTY_ONLY_MEMORY (1U << FAULTY_MEMORY)

/* Before anything else of SQLite is called. */
void faulty_io_init (void);

void faulty_io_record (DiskLog *log);
void faulty_io_plan (const FaultyPlan *plan);
guint faulty_io_get_n_calls (void);
guint faulty_io_get_n_faults (void);
char *faulty_io_dup_last_fault (void) G_GNUC_WARN_UNUSED_RESULT;
guint faulty_io_get_n_open (void);
gboolean faulty_io_is_stuck (const char *path);

/* Reads and writes do less than they are asked to. */
void faulty_io_set_short (gboolean is_short);
/* Below this folder no file takes the place of another, as where a phone or a camera is seen. */
void faulty_io_set_no_replace (const char *folder);
/* A disk of this many bytes, which may not admit that it is full until it is written to. */
void faulty_io_set_quota (const char *folder, gint64 bytes, gboolean admits);

/* For faulty-vfs.c. */
gboolean faulty_io_enter (FaultyKind kind, const char *path, int *code);
gboolean faulty_io_has_room (const char *path, gint64 end);
gboolean faulty_io_has_memory (void);
DiskLog *faulty_io_get_log (void);
void faulty_io_count_open (int by);
void faulty_vfs_register (void);
void faulty_memory_register (void);

G_END_DECLS
