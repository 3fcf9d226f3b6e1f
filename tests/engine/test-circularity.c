/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-circularity.h"

#include <glib.h>

/* F_R, F_U, C_R, C_U, E_F, E_C, X, and what comes of it. The fifth tells apart
 * the published formula from the one without the correction (0.545). */
static void
test_vectors (void)
{
  static const struct
  {
    BalikCircularityFlows flows;
    double linear_flow_index;
    double indicator;
  } cases[] = {
    { { 0, 0, 0, 0, 0, 0, 1 }, 1, 0.1 },
    { { 0, 0, 0, 0, 0, 0, 0.5 }, 1, 0 },
    { { 0, 0, 0, 0, 0, 0, 2 }, 1, 0.55 },
    { { 0, 1, 0, 1, 0, 0, 0.3 }, 0, 1 },
    { { 0.3, 0.1, 0.4, 0.2, 0.75, 0.8, 6 / 5.0 * 1.1 }, 0.542288557, 0.630257802 },
    { { 1, 0, 1, 0, 0.8, 0.8, 1 }, 1 / 9.0, 0.9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BalikFigure indicator = balik_circularity_indicator (&cases[i].flows);

      g_assert_cmpfloat_with_epsilon (balik_circularity_linear_flow_index (&cases[i].flows),
                                      cases[i].linear_flow_index, 5e-10);
      g_assert_true (indicator.exists);
      g_assert_cmpfloat_with_epsilon (indicator.value, cases[i].indicator, 5e-10);
    }
}

static void
test_no_utility (void)
{
  const BalikCircularityFlows flows = { 0.3, 0.1, 0.4, 0.2, 0.75, 0.8, 0 };

  g_assert_false (balik_circularity_indicator (&flows).exists);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/circularity/vectors", test_vectors);
  g_test_add_func ("/engine/circularity/no-utility", test_no_utility);

  return g_test_run ();
}
