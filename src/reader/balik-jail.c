/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-jail.h"

#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * What a process gives up before it looks at a stranger's bytes. Whoever takes
 * the process over can think for ten seconds and talk to its parent.
 *
 * A kernel that lacks one of the means still has the others, and the process
 * itself: so none of them is a reason not to read. Instrumented builds need
 * files and memory of their own and keep their door open.
 */

#define MAX_MEMORY_BYTES (512ul * 1024 * 1024)
#define MAX_CPU_SECONDS 10

static void
set_limit (int resource, rlim_t limit)
{
  struct rlimit limits;

  /* Never more than there was. */
  if (getrlimit (resource, &limits) != 0)
    return;
  limits.rlim_cur = MIN (limits.rlim_cur, limit);
  limits.rlim_max = MIN (limits.rlim_max, limit);
  setrlimit (resource, &limits);
}

/* Whatever the parent left open; the libraries that are loaded have no file open any more. */
static void
close_other_descriptors (void)
{
  if (syscall (SYS_close_range, STDERR_FILENO + 1, ~0u, 0) == 0)
    return;
  for (int fd = STDERR_FILENO + 1; fd < 4096; fd++)
    close (fd);
}

/**
 * balik_jail_set_limits:
 *
 * Bounds time and memory, and lets go of whatever was inherited. Files can
 * still be opened after it.
 */
void
balik_jail_set_limits (void)
{
  close_other_descriptors ();
  set_limit (RLIMIT_CPU, MAX_CPU_SECONDS);
  set_limit (RLIMIT_CORE, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#ifndef BALIK_IS_INSTRUMENTED
  set_limit (RLIMIT_AS, MAX_MEMORY_BYTES);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

#ifndef BALIK_IS_INSTRUMENTED

/*
 * The calls of Landlock have no wrappers in C libraries, and its header is
 * younger than some systems that have the calls.
 */
#ifdef SYS_landlock_create_ruleset
#define LANDLOCK_VERSION 1u
#define LANDLOCK_ALL_OF(n_bits) ((1ull << (n_bits)) - 1)

struct ruleset
{
  guint64 files;
  guint64 network;
  guint64 scoped;
};

/* No rule is added: whatever the kernel can forbid is forbidden. */
static void
forbid_files (void)
{
  /* How many rights on files each version knows, from the kernel's notes on Landlock. */
  static const guint n_file_rights[] = { 0, 13, 14, 15, 15, 16 };
  const long version = syscall (SYS_landlock_create_ruleset, NULL, (size_t)0, LANDLOCK_VERSION);
  struct ruleset rules = { 0 };
  size_t size = sizeof rules.files;
  int fd;

  if (version < 1)
    return;
  rules.files
      = LANDLOCK_ALL_OF (n_file_rights[MIN ((gsize)version, G_N_ELEMENTS (n_file_rights) - 1)]);
  if (version >= 4)
    {
      rules.network = LANDLOCK_ALL_OF (2);
      size = offsetof (struct ruleset, scoped);
    }
  if (version >= 6)
    {
      rules.scoped = LANDLOCK_ALL_OF (2);
      size = sizeof rules;
    }
  fd = (int)syscall (SYS_landlock_create_ruleset, &rules, size, 0u);
  if (fd < 0)
    return;
  syscall (SYS_landlock_restrict_self, fd, 0u);
  close (fd);
}
#else
static void
forbid_files (void)
{
}
#endif

static int
allow (scmp_filter_ctx filter)
{
  /* Memory, locks, time and the end. */
  static const int calls[] = {
    SCMP_SYS (brk),          SCMP_SYS (munmap),          SCMP_SYS (mremap),
    SCMP_SYS (madvise),      SCMP_SYS (futex),           SCMP_SYS (clock_gettime),
    SCMP_SYS (gettimeofday), SCMP_SYS (restart_syscall), SCMP_SYS (rt_sigreturn),
    SCMP_SYS (exit),         SCMP_SYS (exit_group),
  };
  int result = 0;

  for (guint i = 0; i < G_N_ELEMENTS (calls) && result == 0; i++)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, calls[i], 0);
  /* New memory: of no file, and never to be run. */
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 2,
                               SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                               SCMP_A3 (SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                               SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  /* The answer. */
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (write), 1,
                               SCMP_A0 (SCMP_CMP_EQ, STDOUT_FILENO));
  return result;
}

static void
forbid_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_KILL_PROCESS);

  if (filter == NULL)
    return;
  if (allow (filter) == 0)
    seccomp_load (filter);
  seccomp_release (filter);
}

#endif

/**
 * balik_jail_close_door:
 *
 * From here on no file can be opened, no network be used and no program be
 * started; the kernel ends the process if it tries.
 */
void
balik_jail_close_door (void)
{
#ifndef BALIK_IS_INSTRUMENTED
  forbid_files ();
  forbid_calls ();
#endif
}
