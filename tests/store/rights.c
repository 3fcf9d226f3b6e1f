/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rights.h"

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

void
rights_drop (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct caps[_LINUX_CAPABILITY_U32S_3];
  const guint32 mask = ~((1u << CAP_DAC_OVERRIDE) | (1u << CAP_DAC_READ_SEARCH));

  if (syscall (SYS_capget, &header, caps) != 0)
    g_error ("The rights of the test are not known.");
  caps[0].effective &= mask;
  caps[0].permitted &= mask;
  if (syscall (SYS_capset, &header, caps) != 0)
    g_error ("The test cannot give up rights.");
}
