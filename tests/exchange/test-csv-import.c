/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-history.h"
#include "csv-fixture.h"
#include "plan-fixture.h"

static void
check (BalikPlan *plan, const char *text, gboolean removes, const char *expected)
{
  BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview = NULL;
  g_autofree char *found = NULL;

  settings.removes = removes;
  preview = csv_fixture_preview_text (plan, text, &settings);
  found = csv_fixture_dump (preview);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_numbers (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  check (plan,
         "balik-numbers,thing,low,likely,high\n"
         "lines.0.price.unit,chair,15,20,22\n"
         "lines.0.price.unit,,1,2,3\n"
         "lines.0.product.unit_cost,chair,,11,\n"
         "lines.0.demand.start_per_month,,,8,\n"
         "lines.1.price.per_use,,1,2,3\n"
         "overheads.0.per_month,Rent,100,130,150\n"
         ",,,,\n"
         "loan.rate,,,,\n",
         FALSE,
         "refused 3 lines.0.price.unit -:  → \n"
         "changed 4 lines.0.product.unit_cost product.unit_cost: 10 → 11\n"
         "changed 5 lines.0.demand.start_per_month demand.start_per_month: 5 – 8 – 9 → 8\n"
         "changed 6 lines.1.price.per_use price.per_use:  → 1 – 2 – 3\n"
         "changed 7 overheads.0.per_month per_month: 100 – 120 – 150 → 100 – 130 – 150\n"
         "kept 9 loan.rate loan.rate: 0.09 → \n");
}

/* Where a file has no columns for the ends of a range, they stay. */
static void
test_likely_only (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  check (plan, "balik-numbers,likely\noverheads.0.per_month,130\n", FALSE,
         "changed 2 overheads.0.per_month per_month: 100 – 120 – 150 → 100 – 130 – 150\n");
  check (plan, "balik-numbers,likely\noverheads.0.per_month,160\n", FALSE,
         "refused 2 overheads.0.per_month per_month: 100 – 120 – 150 → 160\n");
}

static void
test_refused_numbers (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  g_assert_true (plan_fixture_set (plan, "lines.0.takeback.reuse", "-", NULL));
  check (plan,
         "balik-numbers,thing,low,likely,high,origin,date\n"
         "lines.7.price.unit,,,1,,,\n"
         "lines.0.id,,,1,,,\n"
         "lines.0.price.unit,table,,1,,,\n"
         "lines.0.price.unit,,1,2,,,\n"
         "lines.0.product.life_months,,,0,,,\n"
         "lines.0.takeback.reuse.share,,,0.1,,,\n"
         "years,,4,5,6,,\n"
         "rates.discount,,0.08,0.1,0.2,heard,\n"
         "overheads.0.from,,,2,,quote,30/6/2027\n",
         FALSE,
         "refused 2 lines.7.price.unit -:  → \n"
         "refused 3 lines.0.id -:  → \n"
         "refused 4 lines.0.price.unit -:  → \n"
         "refused 5 lines.0.price.unit price.unit: 15 – 20 – 22 → 1 – 2\n"
         "refused 6 lines.0.product.life_months product.life_months:  → 0\n"
         "refused 7 lines.0.takeback.reuse.share -:  → \n"
         "refused 8 years years: 5 → 4 – 5 – 6\n"
         "refused 9 rates.discount origin:  → heard\n"
         "refused 10 overheads.0.from origin:  → quote · 30/6/2027\n");
}

static void
test_origins (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  g_assert_true (plan_fixture_set (plan, "overheads.0.per_month#origin", "@guess", NULL));
  g_assert_true (plan_fixture_set (plan, "lines.0.demand.season#origin", "@guess", NULL));
  check (plan,
         "balik-numbers,likely,origin,note\n"
         "overheads.0.per_month,120,quote,a note\n"
         "lines.0.demand.season,,measured,\n"
         "overheads.0.from,2,guess,=odd\n",
         FALSE,
         "changed 2 overheads.0.per_month origin: guess · a note → quote · a note\n"
         "changed 3 lines.0.demand.season origin: guess · a note → measured\n"
         "changed 4 overheads.0.from origin:  → guess · =odd\n");
  check (plan, "balik-numbers,likely,origin,note\noverheads.0.per_month,120,,\n", TRUE,
         "removed 2 overheads.0.per_month origin: guess · a note → \n");
}

static void
test_list (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  check (plan,
         "balik-overheads,name (Name),per_month,per_month.low,per_month.high,from,scenario\n"
         "overheads.0,'=Rent,121,100,150,2,linear\n"
         ",Wages,300,,,,\n"
         "overheads,Guard,\"1,250.5\",,,,\n"
         "overheads.9,Ghost,1,,,,\n"
         ",Bad,1,,,0,\n"
         ",Bad,1,,,,round\n",
         FALSE,
         "changed 2 overheads.0.name name: Rent → =Rent\n"
         "changed 2 overheads.0.per_month per_month: 100 – 120 – 150 → 100 – 121 – 150\n"
         "changed 2 overheads.0.scenario scenario:  → linear\n"
         "new 3 overheads -:  → Wages\n"
         "new 4 overheads -:  → Guard\n"
         "refused 5 overheads.9 -:  → \n"
         "refused 6 overheads from:  → Bad\n"
         "refused 7 overheads scenario:  → Bad\n");
}

static void
test_missing_rows_stay (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  check (plan, "balik-cards,id,title\ncanvas.cards.0,a,Neighbours\n", FALSE,
         "kept 0 canvas.cards.1 -:  → \n");
  check (plan, "balik-cards,id,title\ncanvas.cards.0,a,Neighbours\n", TRUE,
         "removed 0 canvas.cards.1 -:  → \n");
  check (plan, "balik-cards,id,title\ncanvas.cards.0,a,\ncanvas.cards.1,b,\n", FALSE,
         "kept 2 canvas.cards.0.title title: Neighbours → \n");
  check (plan, "balik-cards,id,title\ncanvas.cards.0,a,\ncanvas.cards.1,b,\n", TRUE,
         "removed 2 canvas.cards.0.title title: Neighbours → \n");
}

/* Cards move, so the id decides; a material is found by its name where there is no path. */
static void
test_ids (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview = NULL;
  g_autofree char *found = NULL;

  check (plan, "balik-cards,id,text\ncanvas.cards.0,b,B\ncanvas.cards.1,a,A\n", FALSE,
         "changed 2 canvas.cards.1.text text:  → B\n"
         "changed 3 canvas.cards.0.text text:  → A\n");
  settings.table = BALIK_CSV_MATERIALS;
  preview = csv_fixture_preview_text (plan, "id;recovery\npe;0,5\nhemp;0,9\npp;\n", &settings);
  found = csv_fixture_dump (preview);
  g_assert_cmpstr (found, ==,
                   "changed 2 materials.pe.recovery recovery:  → 0.5\n"
                   "new 3 materials -:  → hemp\n");
}

static void
test_rules_of_the_plan (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  /* The loan's months and its grace months each would do, but not together. */
  check (plan,
         "balik-numbers,likely\n"
         "loan.months,10\nloan.grace_months,12\nloan.amount,2000\nrates.discount,0.15\n",
         FALSE,
         "refused 2 loan.months loan.months: 24 → 10\n"
         "changed 3 loan.grace_months loan.grace_months: 3 → 12\n"
         "changed 4 loan.amount loan.amount: 1,000 → 2,000\n"
         "changed 5 rates.discount rates.discount: 0.08 – 0.1 – 0.2 → 0.08 – 0.15 – 0.2\n");
  /* Shares of what comes back that add up to more than 1. */
  check (plan,
         "balik-numbers,low,likely,high\n"
         "lines.0.takeback.reuse.share,,0.9,\nlines.0.product.unit_cost,,12,\n",
         FALSE,
         "refused 2 lines.0.takeback.reuse.share takeback.reuse.share: 0.1 – 0.2 – 0.3 → 0.9\n"
         "changed 3 lines.0.product.unit_cost product.unit_cost: 10 → 12\n");
  /* A season with one month. */
  check (plan, "balik-numbers,likely\nlines.0.demand.season.3,2\ninvestments.0.amount,501\n", FALSE,
         "refused 2 lines.0.demand.season.3 demand.season.3:  → 2\n"
         "changed 3 investments.0.amount amount: 500 → 501\n");
  /* Fewer years than a grant needs: the years are refused, which are the plan's own. */
  g_assert_true (plan_fixture_set (plan, "grants.0.month", "30", NULL));
  check (plan, "balik-numbers,likely\nyears,2\ninvestments.0.amount,501\n", FALSE,
         "refused 2 years years: 5 → 2\n"
         "changed 3 investments.0.amount amount: 500 → 501\n");
  /* A material that a part is made of cannot go; another can. */
  check (plan, "balik-materials,id,co2e_virgin\n", TRUE,
         "refused 0 materials.pp -: pp → \n"
         "removed 0 materials.pe -: pe → \n");
  /* Two materials of one name. */
  check (plan, "balik-materials,id\nmaterials.pp,pe\nmaterials.pe,pe\n", FALSE,
         "refused 2 materials.pp.id id: pp → pe\n");
}

static void
test_material_keeps_its_parts (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  const BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview = csv_fixture_preview_text (
      plan, "balik-materials,id\nmaterials.pp,plastic\nmaterials.pe,pe\n", &settings);

  csv_fixture_apply (preview, plan);
  g_assert_cmpstr (
      balik_item_get_text (plan_fixture_find (plan, "lines.0.product.materials.0.material", NULL),
                           "material"),
      ==, "plastic");
}

static void
test_parts (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  const BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview
      = csv_fixture_preview_text (plan,
                                  "balik-parts,thing,material,kg\n"
                                  "lines.0.product.materials.0,chair – pp,pp,3\n"
                                  "lines.0.linear.materials,,pe,1\n"
                                  ",,pe,1\n"
                                  "lines.0.product.materials.1,,pe,1\n"
                                  "lines.0.product.materials,,gold,1\n",
                                  &settings);
  g_autofree char *found = csv_fixture_dump (preview);

  g_assert_cmpstr (found, ==,
                   "changed 2 lines.0.product.materials.0.kg kg: 2 → 3\n"
                   "new 3 lines.0.linear.materials -:  → pe\n"
                   "refused 4  -:  → \n"
                   "refused 5 lines.0.product.materials.1 -:  → \n"
                   "refused 6 lines.0.product.materials -:  → gold\n");
  csv_fixture_apply (preview, plan);
  g_assert_true (
      balik_item_has (plan_fixture_find (plan, "lines.0.linear.materials.0.kg", NULL), "kg"));
}

/* New cards are like those of the canvas: with an id, in the colour of their block. */
static void
test_new_card (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  const BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview
      = csv_fixture_preview_text (plan, "balik-cards,block,title\n,planet,Less waste\n", &settings);
  BalikItem *card;

  csv_fixture_apply (preview, plan);
  card = plan_fixture_find (plan, "canvas.cards.2.title", NULL);
  g_assert_cmpstr (balik_item_get_text (card, "title"), ==, "Less waste");
  g_assert_cmpstr (balik_item_get_text (card, "id"), !=, "");
  g_assert_true (balik_item_has (card, "colour"));
}

/* One act, one step back, and again. */
static void
test_one_undo_step (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);
  const BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview
      = csv_fixture_preview_text (plan,
                                  "balik-overheads,name,per_month\n"
                                  "overheads.0,Flat,90\n,Guard,40\n,Water,5\n",
                                  &settings);
  g_autofree char *before = plan_fixture_dump (plan);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  csv_fixture_apply (preview, plan);
  after = plan_fixture_dump (plan);
  g_assert_cmpstr (after, !=, before);
  g_assert_cmpstr (balik_history_get_undo_label (history), ==, "Import from CSV");
  g_assert_true (balik_history_undo (history, NULL));
  undone = plan_fixture_dump (plan);
  g_assert_cmpstr (undone, ==, before);
  g_assert_false (balik_history_can_undo (history));
  g_assert_true (balik_history_redo (history, NULL));
  redone = plan_fixture_dump (plan);
  g_assert_cmpstr (redone, ==, after);
}

/* What was looked at must still be so. */
static void
test_changed_meanwhile (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  const BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview = csv_fixture_preview_text (
      plan, "balik-numbers,likely\ninvestments.0.amount,9\n", &settings);
  g_autoptr (GError) error = NULL;

  g_assert_true (plan_fixture_set (plan, "investments.0.amount", "8", NULL));
  g_assert_null (balik_csv_preview_new_edits (preview, plan, &error));
  g_assert_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_STALE);
}

static void
assert_fails (const char *text, BalikCsvTable table)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalikCsvSettings settings = csv_fixture_settings ();

  settings.table = table;
  g_assert_null (balik_csv_preview_new (plan, bytes, &settings, locale, &error));
  g_assert_error (error, BALIK_CSV_ERROR, BALIK_CSV_ERROR_TABLE);
}

static void
test_unknown_tables (void)
{
  assert_fails ("", BALIK_CSV_N_TABLES);
  assert_fails ("path,likely\nyears,4\n", BALIK_CSV_N_TABLES);
  assert_fails ("balik-nothing,likely\nyears,4\n", BALIK_CSV_N_TABLES);
  assert_fails ("balik-cards,title\n", BALIK_CSV_NUMBERS);
  assert_fails ("path,value\nyears,4\n", BALIK_CSV_NUMBERS);
}

/* A column that is not read is told, for it may be a slip. */
static void
test_unknown_columns (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  check (plan, "balik-overheads,name,per_mouth,name\noverheads.0,Rent,5,x\n", FALSE,
         "refused 1  -:  → \nrefused 1  -:  → \n");
}

/* Nothing is imported from a file that cannot be read as it is; the apostrophe is only ours. */
static void
test_problems_and_apostrophes (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) broken
      = csv_fixture_preview_text (plan, "balik-overheads,name\noverheads.0,F\"lat\n", &settings);
  g_autoptr (BalikCsvPreview) foreign = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpuint (balik_csv_preview_get_n_problems (broken), ==, 1);
  g_assert_false (balik_csv_preview_can_apply (broken));
  settings.table = BALIK_CSV_OVERHEADS;
  foreign = csv_fixture_preview_text (plan, "path,name\noverheads.0,'=a\n", &settings);
  found = csv_fixture_dump (foreign);
  g_assert_cmpstr (found, ==, "changed 2 overheads.0.name name: Rent → '=a\n");
}

static void
test_summary (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  const BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview
      = csv_fixture_preview_text (plan,
                                  "balik-overheads,name,per_month,from\n"
                                  "overheads.0,Flat,110,2\n,Guard,40,\n,Water,5,0\n",
                                  &settings);
  g_autoptr (BalikCsvPreview) same
      = csv_fixture_preview_text (plan, "balik-overheads,name\noverheads.0,Rent\n", &settings);
  g_autofree char *summary = balik_csv_preview_dup_summary (preview);
  g_autofree char *nothing = balik_csv_preview_dup_summary (same);

  g_assert_cmpstr (summary, ==, "2 changes, 1 new, 1 refused");
  g_assert_cmpstr (nothing, ==, "Nothing differs from the plan");
  g_assert_true (balik_csv_preview_can_apply (preview));
  g_assert_false (balik_csv_preview_can_apply (same));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-import/numbers", test_numbers);
  g_test_add_func ("/exchange/csv-import/likely-only-keeps-the-range", test_likely_only);
  g_test_add_func ("/exchange/csv-import/refused-numbers", test_refused_numbers);
  g_test_add_func ("/exchange/csv-import/origins", test_origins);
  g_test_add_func ("/exchange/csv-import/list", test_list);
  g_test_add_func ("/exchange/csv-import/missing-rows-stay", test_missing_rows_stay);
  g_test_add_func ("/exchange/csv-import/ids", test_ids);
  g_test_add_func ("/exchange/csv-import/rules-of-the-plan", test_rules_of_the_plan);
  g_test_add_func ("/exchange/csv-import/material-keeps-its-parts", test_material_keeps_its_parts);
  g_test_add_func ("/exchange/csv-import/parts", test_parts);
  g_test_add_func ("/exchange/csv-import/new-card", test_new_card);
  g_test_add_func ("/exchange/csv-import/one-undo-step", test_one_undo_step);
  g_test_add_func ("/exchange/csv-import/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/exchange/csv-import/unknown-tables", test_unknown_tables);
  g_test_add_func ("/exchange/csv-import/unknown-columns-are-told", test_unknown_columns);
  g_test_add_func ("/exchange/csv-import/problems-and-apostrophes", test_problems_and_apostrophes);
  g_test_add_func ("/exchange/csv-import/summary", test_summary);

  return g_test_run ();
}
