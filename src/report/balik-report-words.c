/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-words-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-money.h"
#include "balik-text-fill.h"

/* Code words and answers of a plan, in the words of a report. */

#define MAX_NAME 60

typedef struct
{
  const char *code;
  const char *words;
} Words;

static const Words countries[] = {
  { "BN", N_ ("Brunei") },      { "KH", N_ ("Cambodia") },  { "ID", N_ ("Indonesia") },
  { "LA", N_ ("Laos") },        { "MY", N_ ("Malaysia") },  { "MM", N_ ("Myanmar") },
  { "PH", N_ ("Philippines") }, { "SG", N_ ("Singapore") }, { "TH", N_ ("Thailand") },
  { "TL", N_ ("Timor-Leste") }, { "VN", N_ ("Vietnam") },
};

/* Translators: in this table the words say where a number of a plan comes from, in a
   narrow column of a printed table. Keep them short. */
static const Words origins[] = {
  { "guess", NC_ ("origin", "assumed") },
  { "own record", NC_ ("origin", "own record") },
  { "quote", NC_ ("origin", "quote") },
  { "measured", NC_ ("origin", "measured") },
  { "template", NC_ ("origin", "template") },
  { "typical range", NC_ ("origin", "assumed, typical") },
};

static const char *
find_words (const Words *table, guint n_words, const char *code)
{
  for (guint i = 0; i < n_words; i++)
    if (strcmp (table[i].code, code) == 0)
      return table[i].words;

  return NULL;
}

/**
 * balik_report_get_country:
 * @code: an ISO 3166 code of two letters
 *
 * Returns: the country's everyday name; @code itself where it is not of the region
 */
const char *
balik_report_get_country (const char *code)
{
  const char *words = find_words (countries, G_N_ELEMENTS (countries), code);

  return words != NULL ? _ (words) : code;
}

/**
 * balik_report_get_origin:
 * @kind: (nullable): where a number comes from, as "guess"
 *
 * Returns: the words for it
 */
const char *
balik_report_get_origin (const char *kind)
{
  const char *words;

  if (kind == NULL)
    return C_ ("origin", "not stated");
  words = find_words (origins, G_N_ELEMENTS (origins), kind);

  return words != NULL ? g_dpgettext2 (NULL, "origin", words) : kind;
}

/**
 * balik_report_dup_shortened:
 * @text: words that somebody typed
 * @max_characters: how many of them a page has room for
 *
 * Cuts words that are far longer than anybody writes for a page.
 *
 * Returns: (transfer full): @text, or its beginning and an ellipsis
 */
char *
balik_report_dup_shortened (const char *text, glong max_characters)
{
  g_autofree char *start = NULL;
  char *space;

  if (g_utf8_strlen (text, -1) <= max_characters)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, max_characters - 1);
  space = strrchr (start, ' ');
  if (space != NULL && g_utf8_strlen (space, -1) < max_characters / 4)
    *space = '\0';

  return g_strconcat (start, "…", NULL);
}

/**
 * balik_report_dup_line_name:
 * @line: a line of a plan
 *
 * Returns: (transfer full): its name, or what stands for it
 */
char *
balik_report_dup_line_name (BalikItem *line)
{
  const char *name = balik_item_get_text (line, "name");

  if (name == NULL || *name == '\0')
    name = balik_item_get_text (line, "id");

  /* Translators: stands for a product without a name */
  return balik_report_dup_shortened (
      name != NULL && *name != '\0' ? name : C_ ("report", "Product"), MAX_NAME);
}

static char *
dup_price (const BalikReportDraft *draft, BalikItem *line, const char *key)
{
  return balik_text_format_money (draft->locale, balik_item_get_number (line, key),
                                  balik_plan_get_currency (draft->plan));
}

static char *
dup_terms (const BalikReportDraft *draft, BalikItem *line)
{
  const char *offer = balik_item_get_text (line, "offer");
  g_autofree char *price = NULL;

  if (g_strcmp0 (offer, "lease") == 0)
    {
      price = dup_price (draft, line, "price.fee_per_month");
      /* Translators: what is offered. %s is an amount of money */
      return balik_text_fill (C_ ("offer", "lent for %s a month"), price, NULL);
    }
  if (g_strcmp0 (offer, "rent") == 0)
    {
      price = dup_price (draft, line, "price.per_use");
      /* Translators: what is offered. %s is an amount of money */
      return balik_text_fill (C_ ("offer", "rented out for %s a use"), price, NULL);
    }
  if (g_strcmp0 (offer, "care") == 0)
    {
      price = dup_price (draft, line, "repair.price");
      /* Translators: what is offered. %s is an amount of money */
      return balik_text_fill (C_ ("offer", "sold by others, mended by us for %s"), price, NULL);
    }

  price = dup_price (draft, line, "price.unit");
  /* Translators: what is offered. %s is an amount of money */
  return balik_text_fill (C_ ("offer", "sold for %s"), price, NULL);
}

static void
append_term (GString *text, char *term)
{
  /* Translators: between the terms of an offer, as in "sold for 2,000 baht, mended" */
  g_string_append (text, C_ ("offer", ", "));
  g_string_append (text, term);
  g_free (term);
}

/**
 * balik_report_dup_offer:
 * @draft: a draft
 * @line: a line of its plan
 *
 * Returns: (transfer full): what the line offers, on which terms: "lent for
 *     23,000 kip a month, deposit 40,000 kip"
 */
char *
balik_report_dup_offer (const BalikReportDraft *draft, BalikItem *line)
{
  g_autofree char *terms = dup_terms (draft, line);
  g_autoptr (GString) text = g_string_new (terms);

  if (balik_item_get_number (line, "price.deposit") > 0)
    {
      g_autofree char *deposit = dup_price (draft, line, "price.deposit");

      /* Translators: a term of an offer. %s is an amount of money */
      append_term (text, balik_text_fill (C_ ("offer", "deposit %s"), deposit, NULL));
    }
  if (balik_item_get_number (line, "repair.share") > 0
      && g_strcmp0 (balik_item_get_text (line, "offer"), "care") != 0)
    append_term (text, g_strdup (C_ ("offer", "mended when it breaks")));
  if (balik_item_get_number (line, "takeback.collect_working") > 0
      || balik_item_get_number (line, "takeback.collect_broken") > 0)
    append_term (text, g_strdup (C_ ("offer", "taken back")));

  return g_strdup (text->str);
}

/**
 * balik_report_dup_answer:
 * @headline: an answer
 *
 * Returns: (transfer full): its title and detail as one or two sentences
 */
char *
balik_report_dup_answer (const BalikHeadline *headline)
{
  /* A detail with a capital is a sentence of its own. */
  if (g_unichar_isupper (g_utf8_get_char (headline->detail)))
    return g_strdup_printf ("%s. %s", headline->title, headline->detail);

  return g_strdup_printf ("%s %s", headline->title, headline->detail);
}
