/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"

/* Boxes that touch move as one, around the mean of where they want to be. */
typedef struct
{
  guint first;
  guint n;
  double height;
  double wanted; /* where its upper edge wants to be */
} Cluster;

static double
clamp_top (const Cluster *cluster, double low, double high)
{
  return MAX (MIN (cluster->wanted, high - cluster->height), low);
}

/* The upper cluster takes the lower one in. */
static void
merge (Cluster *upper, const Cluster *lower)
{
  double total = upper->n + lower->n;

  upper->wanted = (upper->wanted * upper->n + (lower->wanted - upper->height) * lower->n) / total;
  upper->height += lower->height;
  upper->n += lower->n;
}

static void
sort_by_centre (guint *order, const double *centres, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint j = i;

      for (; j > 0 && centres[order[j - 1]] > centres[i]; j--)
        order[j] = order[j - 1];
      order[j] = i;
    }
}

/*
 * balik_push_apart:
 * @centres: (array length=n): where boxes want their middle; then where it is
 * @heights: (array length=n): their heights
 * @n: how many
 * @low: the upper edge of the room
 * @high: its lower edge
 *
 * Moves boxes of one column apart, as little as can be, and keeps their order.
 * If they need more than the room, they begin at its upper edge.
 */
void
balik_push_apart (double *centres, const double *heights, guint n, double low, double high)
{
  g_autofree guint *order = g_new (guint, n + 1);
  g_autofree Cluster *clusters = g_new (Cluster, n + 1);
  guint n_clusters = 0;

  sort_by_centre (order, centres, n);

  for (guint i = 0; i < n; i++)
    {
      double height = heights[order[i]];

      clusters[n_clusters++] = (Cluster){ i, 1, height, centres[order[i]] - height / 2 };
      while (n_clusters > 1
             && clamp_top (&clusters[n_clusters - 2], low, high) + clusters[n_clusters - 2].height
                    > clamp_top (&clusters[n_clusters - 1], low, high))
        {
          merge (&clusters[n_clusters - 2], &clusters[n_clusters - 1]);
          n_clusters--;
        }
    }

  for (guint c = 0; c < n_clusters; c++)
    {
      double y = clamp_top (&clusters[c], low, high);

      for (guint i = clusters[c].first; i < clusters[c].first + clusters[c].n; i++)
        {
          centres[order[i]] = y + heights[order[i]] / 2;
          y += heights[order[i]];
        }
    }
}
