/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "no-network.h"

#include <seccomp.h>
#include <sys/socket.h>

/* Whoever makes a socket for a network from here on is ended by the kernel; so are its children. */
gboolean
no_network_forbid (void)
{
  static const int families[] = { AF_INET, AF_INET6, AF_PACKET, AF_BLUETOOTH, AF_VSOCK };
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  gboolean is_forbidden = filter != NULL;

  for (guint i = 0; is_forbidden && i < G_N_ELEMENTS (families); i++)
    is_forbidden = seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS (socket), 1,
                                     SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t)families[i]))
                   == 0;
  is_forbidden = is_forbidden && seccomp_load (filter) == 0;
  if (filter != NULL)
    seccomp_release (filter);
  return is_forbidden;
}
