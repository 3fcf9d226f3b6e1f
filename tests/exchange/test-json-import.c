/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "balik-json-import.h"

/* A good plan, with places where a case can put something in. */
static const char base[] = "{\"format\": \"balik-plan\", \"version\": 1 @plan,"
                           " \"materials\": {\"pp\": {\"co2e_virgin\": 1 @material} @materials},"
                           " \"overheads\": [{\"name\": \"Rent\" @overhead}],"
                           " \"investments\": [{\"name\": \"Tools\" @investment}],"
                           " \"grants\": [{\"name\": \"Start\" @grant}],"
                           " \"lines\": [{\"id\": \"a\" @line,"
                           "  \"product\": {\"unit_cost\": 5 @product},"
                           "  \"demand\": {\"start_per_month\": 1 @demand}}],"
                           " \"canvas\": {\"cards\": [{\"id\": \"c\" @card}] @canvas}}";

typedef struct
{
  const char *place;
  const char *insert;
  const char *path;
  const char *fragment;
} Case;

static const Case cases[] = {
  /* kinds of values */
  { "@plan", "\"title\": 5", "title", "“Title” is 5, but it must be a text" },
  { "@plan", "\"title\": null", "title", "is null, but" },
  { "@plan", "\"title\": [\"a\"]", "title", "a list of 1, but" },
  { "@plan", "\"years\": \"5\"", "years", "is “5”, but it must be a number." },
  { "@plan", "\"years\": true", "years", "is true, but" },
  { "@plan", "\"start\": 2027", "start", "is 2027, but it must be a text" },
  { "@plan", "\"rates\": []", "rates", "a list of 0, but it must be an object" },
  { "@plan", "\"rates\": null", "rates", "“rates” is null" },
  { "@plan", "\"rates\": {\"tax\": 0.2}", "rates.tax", "“tax” is 0.2, but it must be an object" },
  { "@plan", "\"rates\": {\"discount\": {}}", "rates.discount", "an object in braces, but" },
  { "@plan", "\"rates\": {\"discount\": [0.1]}", "rates.discount", "low, likely and high" },
  { "@plan", "\"rates\": {\"discount\": [0.1, 0.2]}", "rates.discount", "a list of 2" },
  { "@plan", "\"rates\": {\"discount\": [1, 2, 3, 4]}", "rates.discount", "a list of 4" },
  { "@plan", "\"rates\": {\"discount\": []}", "rates.discount", "a list of 0" },
  { "@plan", "\"rates\": {\"discount\": [1, \"2\", 3]}", "rates.discount", "is “2”, but" },
  { "@plan", "\"rates\": {\"discount\": [1, [2], 3]}", "rates.discount", "a list of 1" },
  { "@plan", "\"rates\": {\"tax\": {\"kind\": true}}", "rates.tax.kind", "is true" },
  { "@card", "\"links\": \"b\"", "canvas.cards.0.links", "must be a list of texts" },
  { "@card", "\"links\": [\"b\", 1]", "canvas.cards.0.links", "must be a list of texts" },
  { "@line", "\"price\": 5", "lines.0.price", "“price” is 5" },
  { "@product", "\"materials\": {}", "lines.0.product.materials", "must be a list in brackets" },
  { "@product", "\"materials\": [5]", "lines.0.product.materials.0", "“0” is 5" },
  { "@materials", "\"pe\": 1", "materials.pe", "“pe” is 1, but it must be an object" },
  { "@demand", "\"season\": {}", "lines.0.demand.season", "twelve numbers" },
  { "@demand", "\"season\": [1, 1, 1]", "lines.0.demand.season", "a list of 3" },
  { "@demand", "\"season\": [1,1,1,1,1,1,\"x\",1,1,1,1,1]", "lines.0.demand.season.6", "is “x”" },
  { "@demand", "\"season\": [1,1,1,1,1,1,-1,1,1,1,1,1]", "lines.0.demand.season.6", "at least 0" },
  { "@demand", "\"season\": [0,0,0,0,0,0,0,0,0,0,0,0]", "lines.0.demand.season", "above 0" },

  /* keys */
  { "@plan", "\"titel\": \"x\"", "titel", "“titel” is not known here; did you mean “title”?" },
  { "@plan", "\"Title\": \"x\"", "Title", "did you mean “title”?" },
  { "@plan", "\"orgins\": {}", "orgins", "did you mean “origins”?" },
  { "@plan", "\"zebra\": {}", "zebra", "The key “zebra” is not known here." },
  { "@plan", "\"\": 1", "", "The key “” is not known here." },
  { "@plan", "\"rates.discount\": 0.1", "rates.discount", "is not known here" },
  { "@plan", "\"rates\": {\"discuont\": 0.1}", "rates.discuont", "did you mean “discount”?" },
  { "@plan", "\"rates\": {\"tax\": {\"rat\": 0.1}}", "rates.tax.rat", "did you mean “rate”?" },
  { "@line", "\"takebak\": {}", "lines.0.takebak", "did you mean “takeback”?" },
  { "@line", "\"linear\": {\"displacement\": 1}, \"takeback\": {\"resue\": {}}",
    "lines.0.takeback.resue", "did you mean “reuse”?" },
  { "@product", "\"life_month\": 5", "lines.0.product.life_month", "did you mean “life_months”?" },
  { "@material", "\"id\": \"x\"", "materials.pp.id", "is not known here" },
  { "@overhead", "\"per_mnth\": 5", "overheads.0.per_mnth", "did you mean “per_month”?" },
  { "@canvas", "\"links\": []", "canvas.links", "is not known here" },
  { "@plan", "\"price\": {\"unit\": 1}", "price", "is not known here" },
  { "@plan", "\"title\": \"a\", \"title\": \"b\"", "title", "The key “title” is there twice." },
  { "@product", "\"unit_cost\": 6", "lines.0.product.unit_cost", "is there twice" },
  { "@materials", "\"pp\": {}", "materials.pp", "is there twice" },

  /* numbers */
  { "@plan", "\"seed\": 9007199254740993", "seed", "9007199254740993" },
  { "@plan", "\"seed\": 99999999999999999999", "seed", "9007199254740992" },
  { "@plan", "\"seed\": -9223372036854775808", "seed", "9007199254740992" },
  { "@plan", "\"seed\": 1.5", "seed", "1.5, but it must be a whole number" },
  { "@product", "\"assembly_kwh\": 1e999", "lines.0.product.assembly_kwh", "1e999 is too large" },
  { "@product", "\"assembly_kwh\": [1, 2, 1e400]", "lines.0.product.assembly_kwh.2", "1e400" },
  { "@demand", "\"growth_per_year\": -1e999", "lines.0.demand.growth_per_year", "-1e999" },

  /* rules */
  { "@plan", "\"years\": 21", "years", "from 1 to 20" },
  { "@plan", "\"years\": [1, 2, 3]", "years", "cannot be a range" },
  { "@plan", "\"start\": \"2027-6\"", "start", "2027-6" },
  { "@plan", "\"currency\": \"kip\"", "currency", "three capital letters" },
  { "@plan", "\"correlation\": 1", "correlation", "0.95" },
  { "@plan", "\"rates\": {\"discount\": -1}", "rates.discount", "more than -1" },
  { "@plan", "\"rates\": {\"discount\": [0.3, 0.2, 0.1]}", "rates.discount", "0.3 over 0.2" },
  { "@plan", "\"loan\": {\"amount\": 1, \"months\": 3, \"grace_months\": 3}", "loan.months",
    "grace" },
  { "@plan", "\"environment\": {\"credit\": \"both\"}", "environment.credit", "“both”" },
  { "@material", "\"recovery\": 1.2", "materials.pp.recovery", "1.2" },
  { "@materials", "\"\": {}", "materials..id", "must not be empty" },
  { "@overhead", "\"from\": 5, \"to\": 4", "overheads.0.to", "at least the first month" },
  { "@overhead", "\"scenario\": \"both\"", "overheads.0.scenario", "circular, linear" },
  { "@investment", "\"month\": 999", "investments.0.month", "999" },
  { "@investment", "\"life_months\": 0", "investments.0.life_months", "at least 1" },
  { "@grant", "\"month\": 61", "grants.0.month", "month 60" },
  { "@line", "\"offer\": \"leese\"", "lines.0.offer", "“leese”" },
  { "@line", "\"offer\": \"rent\"", "lines.0.linear.displacement", "must be stated" },
  { "@line", "\"takeback\": {}", "lines.0.linear.displacement", "must be stated" },
  { "@line",
    "\"linear\": {\"displacement\": 1}, \"takeback\": {\"parts\": {\"share\": 0.6}, \"recycle\": "
    "{\"share\": [0.1, 0.2, 0.5]}}",
    "lines.0.takeback", "1.1" },
  { "@line",
    "\"linear\": {\"displacement\": 1}, \"takeback\": {\"reuse\": {\"share\": [0, 0, 0.1]}}",
    "lines.0.takeback.reuse.max_per_month", "reuse" },
  { "@product", "\"materials\": [{\"material\": \"pvc\"}]", "lines.0.product.materials.0.material",
    "“pvc”" },
  { "@product", "\"materials\": [{\"kg\": 1}]", "lines.0.product.materials.0.material",
    "must be stated" },
  { "@product", "\"life_shape\": 11", "lines.0.product.life_shape", "from 0.3 to 10" },
  { "@card", "\"block\": \"roof\"", "canvas.cards.0.block", "“roof”" },

  /* what stands beside the plan */
  { "@plan", "\"origins\": []", "origins", "must be an object" },
  { "@plan", "\"origins\": {\"lines.0.price.unitt\": {}}", "origins.lines.0.price.unitt",
    "but “lines.0.price.unitt” is none" },
  { "@plan", "\"origins\": {\"lines.7.price.unit\": {}}", "origins.lines.7.price.unit", "is none" },
  { "@plan", "\"origins\": {\"title\": {}}", "origins.title", "must belong to a number" },
  { "@plan", "\"origins\": {\"years\": \"guess\"}", "origins.years", "must be an object" },
  { "@plan", "\"origins\": {\"years\": {\"kind\": \"hearsay\"}}", "years", "“hearsay”" },
  { "@plan", "\"origins\": {\"years\": {\"knd\": \"guess\"}}", "origins.years.knd",
    "did you mean “kind”?" },
  { "@plan", "\"origins\": {\"years\": {\"note\": 5}}", "origins.years.note", "is 5" },
  { "@plan", "\"origins\": {\"years\": {\"date\": \"2027-02-30\"}}", "years", "2027-02-30" },
  { "@plan", "\"set_aside\": {\"years\": 5}", "set_aside.years", "Set aside" },
  { "@plan", "\"set_aside\": {\"loan\": {}}", "set_aside.loan", "Set aside" },
  { "@plan", "\"set_aside\": {\"loan.amount\": \"5\"}", "set_aside.loan.amount", "is “5”" },
  { "@plan", "\"set_aside\": {\"lines.0.takeback.reuse\": 1}", "set_aside.lines.0.takeback.reuse",
    "empty object" },
  { "@plan", "\"loan\": {}, \"set_aside\": {\"loan.amount\": 5}", "set_aside.loan.amount",
    "Set aside" },
};

/* The base with @insert at @place, and nothing at the other places. */
static GBytes *
build (const char *place, const char *insert)
{
  GString *text = g_string_new (NULL);
  const char *at = base;

  while (*at != '\0')
    {
      const gsize length = *at == '@' ? 1 + strspn (at + 1, "abcdefghijklmnopqrstuvwxyz") : 0;

      if (length == 0)
        g_string_append_c (text, *at);
      else if (place != NULL && length == strlen (place) && strncmp (at, place, length) == 0)
        g_string_append_printf (text, ", %s", insert);
      at += MAX (length, 1);
    }
  return g_string_free_to_bytes (text);
}

static void
test_bad_plan (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) bytes = build (test->place, test->insert);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (bytes, &problems, &error);
  const BalikProblem *problem;

  g_assert_null (plan);
  g_assert_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_RULES);
  for (guint i = 0; i < problems->len; i++)
    {
      problem = g_ptr_array_index (problems, i);
      g_test_message ("%s: %s", problem->path, problem->message);
    }
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->path, ==, test->path);
  g_assert_nonnull (strstr (problem->message, test->fragment));
  g_assert_true (g_str_has_suffix (problem->message, ".")
                 || g_str_has_suffix (problem->message, "?"));
  g_assert_nonnull (strstr (error->message, problem->message));
}

static void
test_base_is_good (void)
{
  g_autoptr (GBytes) bytes = build (NULL, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (bytes, &problems, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Documents that are no plan. */
static const struct
{
  const char *name;
  const char *text;
  BalikJsonError code;
  const char *fragment;
} documents[] = {
  { "empty", "", BALIK_JSON_ERROR_SYNTAX, "Line 1, column 1: The file ends" },
  { "blank", " \n\t", BALIK_JSON_ERROR_SYNTAX, "Line 2, column 2" },
  { "unclosed-object", "{\"a\": 1", BALIK_JSON_ERROR_SYNTAX, "column 8: Here must be a comma" },
  { "unclosed-text", "{\"a\": \"x", BALIK_JSON_ERROR_SYNTAX, "not closed" },
  { "unclosed-list", "[1, 2", BALIK_JSON_ERROR_SYNTAX, "bracket" },
  { "trailing-comma", "{\"a\": 1,}", BALIK_JSON_ERROR_SYNTAX, "column 9: Here must be a key" },
  { "trailing-comma-in-list", "[1,]", BALIK_JSON_ERROR_SYNTAX, "Here must be a value" },
  { "second-line", "{\n  \"é\": x\n}", BALIK_JSON_ERROR_SYNTAX, "Line 2, column 8" },
  { "comment", "{} // x", BALIK_JSON_ERROR_SYNTAX, "the file must end" },
  { "comment-inside", "{/* x */}", BALIK_JSON_ERROR_SYNTAX, "key in quotation marks" },
  { "single-quotes", "{'a': 1}", BALIK_JSON_ERROR_SYNTAX, "key in quotation marks" },
  { "bare-key", "{a: 1}", BALIK_JSON_ERROR_SYNTAX, "key in quotation marks" },
  { "no-colon", "{\"a\" 1}", BALIK_JSON_ERROR_SYNTAX, "colon" },
  { "two-values", "{} {}", BALIK_JSON_ERROR_SYNTAX, "the file must end" },
  { "leading-zero", "[012]", BALIK_JSON_ERROR_SYNTAX, "number must be written" },
  { "plus-sign", "[+1]", BALIK_JSON_ERROR_SYNTAX, "Here must be a value" },
  { "bare-point", "[.5]", BALIK_JSON_ERROR_SYNTAX, "Here must be a value" },
  { "point-without-digits", "[1.]", BALIK_JSON_ERROR_SYNTAX, "number must be written" },
  { "exponent-without-digits", "[1e]", BALIK_JSON_ERROR_SYNTAX, "number must be written" },
  { "hexadecimal", "[0x10]", BALIK_JSON_ERROR_SYNTAX, "number must be written" },
  { "minus-alone", "[-]", BALIK_JSON_ERROR_SYNTAX, "number must be written" },
  { "nan", "[NaN]", BALIK_JSON_ERROR_SYNTAX, "Here must be a value" },
  { "infinity", "[-Infinity]", BALIK_JSON_ERROR_SYNTAX, "number must be written" },
  { "decimal-comma", "{\"a\": 1,5}", BALIK_JSON_ERROR_SYNTAX, "key in quotation marks" },
  { "line-end-in-text", "[\"a\nb\"]", BALIK_JSON_ERROR_SYNTAX, "line ends" },
  { "wrong-escape", "[\"\\x\"]", BALIK_JSON_ERROR_SYNTAX, "backslash" },
  { "short-unicode", "[\"\\u12\"]", BALIK_JSON_ERROR_SYNTAX, "four hexadecimal" },
  { "lone-surrogate", "[\"\\ud800\"]", BALIK_JSON_ERROR_SYNTAX, "no character" },
  { "lone-low-surrogate", "[\"\\udc00\"]", BALIK_JSON_ERROR_SYNTAX, "no character" },
  { "broken-pair", "[\"\\ud800\\u0041\"]", BALIK_JSON_ERROR_SYNTAX, "no character" },
  { "zero-character", "[\"\\u0000\"]", BALIK_JSON_ERROR_SYNTAX, "no character" },
  { "not-utf-8", "[\"\xff\"]", BALIK_JSON_ERROR_SYNTAX,
    "column 3: The file is not a text in UTF-8" },
  { "half-a-character", "[\"\xe0\xba\"]", BALIK_JSON_ERROR_SYNTAX, "UTF-8" },
  { "list", "[]", BALIK_JSON_ERROR_FORMAT, "a list of 0" },
  { "number", "5", BALIK_JSON_ERROR_FORMAT, "The file is 5" },
  { "null", "null", BALIK_JSON_ERROR_FORMAT, "The file is null" },
  { "text", "\"plan\"", BALIK_JSON_ERROR_FORMAT, "“plan”" },
  { "empty-object", "{}", BALIK_JSON_ERROR_FORMAT, "“format” must be stated" },
  { "other-format", "{\"format\": \"package\", \"version\": 1}", BALIK_JSON_ERROR_FORMAT,
    "is “package”, but it must be “balik-plan”" },
  { "format-number", "{\"format\": 1, \"version\": 1}", BALIK_JSON_ERROR_FORMAT, "“format” is 1" },
  { "no-version", "{\"format\": \"balik-plan\"}", BALIK_JSON_ERROR_FORMAT,
    "“version” must be stated" },
  { "newer-version", "{\"format\": \"balik-plan\", \"version\": 2, \"new\": 1}",
    BALIK_JSON_ERROR_FORMAT, "version: “version” is 2, so a newer Balik wrote this file" },
  { "version-0", "{\"format\": \"balik-plan\", \"version\": 0}", BALIK_JSON_ERROR_FORMAT,
    "is 0, but it must be 1" },
  { "version-text", "{\"format\": \"balik-plan\", \"version\": \"1\"}", BALIK_JSON_ERROR_FORMAT,
    "is “1”, but it must be 1" },
  { "version-point", "{\"format\": \"balik-plan\", \"version\": 1.5}", BALIK_JSON_ERROR_FORMAT,
    "is 1.5" },
};

static void
test_bad_documents (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (documents[i].text, strlen (documents[i].text));
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlan) plan = balik_json_import (bytes, &problems, &error);

      g_assert_null (plan);
      g_assert_nonnull (problems);
      g_test_message ("%s: %s", documents[i].name, error->message);
      g_assert_error (error, BALIK_JSON_ERROR, (int)documents[i].code);
      if (strstr (error->message, documents[i].fragment) == NULL)
        g_error ("%s: “%s” does not say “%s”.", documents[i].name, error->message,
                 documents[i].fragment);
    }
}

static void
test_zero_bytes_are_refused (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"format\0\": 1}", 14);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (bytes, NULL, &error);

  g_assert_null (plan);
  g_assert_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_SYNTAX);
}

static void
test_all_problems_are_told_at_once (void)
{
  static const char *const paths[]
      = { "titel",           "years",         "rates.discount", "lines.0.offer",
          "lines.0.price.x", "lines.1.price", "lines.1.id" };
  static const char text[]
      = "{\"format\": \"balik-plan\", \"version\": 1, \"titel\": \"x\", \"years\": 0,"
        " \"rates\": {\"discount\": \"low\"},"
        " \"lines\": [{\"id\": \"a\", \"offer\": \"swap\", \"price\": {\"x\": 1}},"
        " {\"price\": []}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (bytes, &problems, &error);
  g_autofree char *lines = balik_json_format_problems (problems);
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  g_assert_null (plan);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (paths));
  g_assert_cmpuint (g_strv_length (split), ==, G_N_ELEMENTS (paths) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *start = g_strconcat (paths[i], ": ", NULL);
      gboolean is_there = FALSE;

      for (guint j = 0; split[j] != NULL; j++)
        is_there |= g_str_has_prefix (split[j], start);
      if (!is_there)
        g_error ("No problem at %s:\n%s", paths[i], lines);
    }
  g_assert_nonnull (strstr (error->message, "and 6 more problems"));
}

static void
test_format_and_version_are_told_together (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"format\": 1, \"version\": 7}", 27);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (bytes, &problems, &error);

  g_assert_null (plan);
  g_assert_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_FORMAT);
  g_assert_cmpuint (problems->len, ==, 2);
}

static void
test_depth_is_bounded (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"format\": \"balik-plan\", \"version\": 1, \"x\": ");
  g_autoptr (GString) fair = g_string_new (deep->str);
  g_autoptr (GBytes) deep_bytes = NULL;
  g_autoptr (GBytes) fair_bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  deep_bytes = g_string_free_to_bytes (g_steal_pointer (&deep));
  g_assert_null (balik_json_import (deep_bytes, NULL, &error));
  g_assert_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "too deeply"));
  g_clear_error (&error);

  for (guint i = 0; i < 31; i++)
    g_string_append_c (fair, '[');
  for (guint i = 0; i < 31; i++)
    g_string_append_c (fair, ']');
  g_string_append_c (fair, '}');
  fair_bytes = g_string_free_to_bytes (g_steal_pointer (&fair));
  g_assert_null (balik_json_import (fair_bytes, NULL, &error));
  g_assert_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_RULES);
}

static void
assert_refused (GString *text, const char *word)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autoptr (GError) error = NULL;

  g_assert_null (balik_json_import (bytes, NULL, &error));
  g_assert_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, word));
}

/* Neither many values nor long keys take memory, however large the file. */
static void
test_contents_are_bounded (void)
{
  GString *many = g_string_new ("{\"x\": [");
  GString *longest = g_string_new ("{\"");

  for (guint i = 0; i < 1000000; i++)
    g_string_append (many, "0,");
  assert_refused (many, "more numbers and texts");

  for (guint i = 0; i < 10001; i++)
    g_string_append_c (longest, 'k');
  g_string_append (longest, "\": 0}");
  assert_refused (longest, "too long");
}

/* Keys that a hash table cannot tell apart make it slow: "ab" and "bA" have the same hash. */
static void
test_like_keys_are_bounded (void)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < 16; i++)
    {
      g_string_append_c (text, '"');
      for (guint bit = 0; bit < 4; bit++)
        g_string_append (text, (i >> bit) & 1 ? "bA" : "ab");
      g_string_append (text, "\": 0,");
    }
  assert_refused (text, "too many like it");
}

static void
test_size_is_bounded (void)
{
  char *text = g_malloc (BALIK_JSON_MAX_SIZE + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memset (text, ' ', BALIK_JSON_MAX_SIZE + 1);
  bytes = g_bytes_new_take (text, BALIK_JSON_MAX_SIZE + 1);
  g_assert_null (balik_json_import (bytes, NULL, &error));
  g_assert_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "64 MiB"));
}

static void
test_long_texts_and_marks_are_read (void)
{
  g_autofree char *filler = g_strnfill (3000000, 'x');
  g_autofree char *text = g_strconcat (
      "\xef\xbb\xbf\r\n {\"format\":\"balik-plan\",\"version\":1,\"notes\":\"", filler,
      "\",\"title\":\"\\u0e9a\\ud834\\udd1e\\/\\b\\f\\n\\r\\t\\\"\\\\\"}\r\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (balik_item_get_text (balik_plan_get_root (plan), "notes")), ==,
                    3000000);
  g_assert_cmpstr (balik_plan_get_title (plan), ==, "ບ𝄞/\b\f\n\r\t\"\\");
}

static void
test_many_problems_are_cut_off (void)
{
  g_autoptr (GString) text
      = g_string_new ("{\"format\": \"balik-plan\", \"version\": 1, \"grants\": [");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, i == 0 ? "{\"x\": 1}" : ", {\"x\": 1}");
  g_string_append (text, "]}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  g_assert_null (balik_json_import (bytes, &problems, &error));
  g_assert_cmpuint (problems->len, ==, 1000);
}

static void
test_files (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "balik-test-XXXXXX", NULL);
  const int fd = g_mkstemp (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) good = build (NULL, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (good, NULL),
                                      (gssize)g_bytes_get_size (good), NULL));
  plan = balik_json_import_file (file, &problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (plan);
  g_assert_cmpuint (problems->len, ==, 0);

  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_null (balik_json_import_file (file, &none, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json/import/base-is-good", test_base_is_good);
  g_test_add_func ("/exchange/json/import/bad-documents", test_bad_documents);
  g_test_add_func ("/exchange/json/import/zero-bytes", test_zero_bytes_are_refused);
  g_test_add_func ("/exchange/json/import/all-at-once", test_all_problems_are_told_at_once);
  g_test_add_func ("/exchange/json/import/format-and-version",
                   test_format_and_version_are_told_together);
  g_test_add_func ("/exchange/json/import/depth", test_depth_is_bounded);
  g_test_add_func ("/exchange/json/import/size", test_size_is_bounded);
  g_test_add_func ("/exchange/json/import/contents", test_contents_are_bounded);
  g_test_add_func ("/exchange/json/import/like-keys", test_like_keys_are_bounded);
  g_test_add_func ("/exchange/json/import/long-texts", test_long_texts_and_marks_are_read);
  g_test_add_func ("/exchange/json/import/many-problems", test_many_problems_are_cut_off);
  g_test_add_func ("/exchange/json/import/files", test_files);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/exchange/json/import/bad-plan/%02u", i + 1);

      g_test_add_data_func (name, &cases[i], test_bad_plan);
    }
  return g_test_run ();
}
