/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-spread-private.h"

/* Work that is the same whoever does it: threads take one item after the other
 * until there are none left, or until a newer plan makes the work void. */

typedef struct
{
  const BalikDrawing *drawing;
  BalikShareFunc func;
  gpointer job;
  gsize n_items;
  gsize next; /* atomic */
} SharedWork;

typedef struct
{
  SharedWork *work;
  guint worker;
} Share;

/**
 * balik_drawing_is_void: (skip)
 * @drawing: work
 *
 * Returns: whether there is a newer plan
 */
gboolean
balik_drawing_is_void (const BalikDrawing *drawing)
{
  return drawing->generation != NULL
         && g_atomic_int_get (drawing->generation) != drawing->own_generation;
}

static gpointer
work_thread (gpointer data)
{
  const Share *share = data;
  SharedWork *work = share->work;

  while (!balik_drawing_is_void (work->drawing))
    {
      const gsize item = (gsize)g_atomic_pointer_add (&work->next, 1);

      if (item >= work->n_items)
        break;
      work->func (work->job, share->worker, item);
    }
  return NULL;
}

/**
 * balik_share_work: (skip)
 * @drawing: what it is for; says how many threads there are
 * @func: does an item; the number of the worker is below that of the threads
 * @job: data for @func
 * @n_items: how many items
 *
 * Does all items, in threads. Returns when all is done.
 *
 * Returns: whether it was not stopped by a newer plan
 */
gboolean
balik_share_work (const BalikDrawing *drawing, BalikShareFunc func, gpointer job, gsize n_items)
{
  SharedWork work = { drawing, func, job, n_items, 0 };
  const guint n_threads = (guint)MIN ((gsize)drawing->n_threads, MAX (n_items, 1));
  g_autofree Share *shares = g_new (Share, n_threads);
  g_autofree GThread **threads = g_new (GThread *, n_threads);

  for (guint i = 0; i < n_threads; i++)
    {
      shares[i] = (Share){ &work, i };
      if (i > 0)
        threads[i] = g_thread_new ("balik-draws", work_thread, &shares[i]);
    }
  work_thread (&shares[0]);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);

  return !balik_drawing_is_void (drawing);
}
