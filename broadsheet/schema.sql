/*
The tables of corpus.db. Their names and columns are URLs, so they are the public interface.

A comment of two dashes describes the table or column below it and is shown on its page; a comment
in stars says why, to whoever changes this file. Offsets ("start", "end") are code points in the text
of the article's file: start is where the first character stands, end is one past the last. That
text is files.text where that is not NULL, else files.raw read as UTF-8. Of text files it is the
decoded file. Offsets into markup and records would name entities, escapes and tags; so of HTML,
JSON, CSV, WARC and mail it is the text taken out of them, headed by a line for each thing that the
format states about the article (`og:title: …`), so that those values have a place as well.

Each column that metadata.yml facets or sorts by has an index, and each such index is partial
(WHERE … IS NOT NULL), on a column that is not declared NOT NULL. Facets and filters use it; a bare
sort cannot, and must not: Datasette pages by the sort column and then the key, but asks for its
first page without the key, and an index read backwards gives equal values in the opposite order, so
that rows would stand on two pages or on none. Sorted without an index, equal values keep the order
of the key. (With NOT NULL declared, SQLite drops the condition and no facet could use the index.)
For the same reason files go in by path, and a table with a key of several columns is WITHOUT ROWID,
and cannot be sorted by the first of them. A test walks all pages of every sort.
*/

-- One row for each article, with what it states about itself. What an article does not state is left empty (NULL).
CREATE TABLE articles (
  /* rowid alias, so that the full-text index shares it. */
  -- A number made from the article's address where the file states one, else from the file's content: the first twelve hexadecimal digits of the sha256. It is the same in every build and on every machine.
  id INTEGER PRIMARY KEY,
  -- What to show as the article's name: its headline, or where none is stated its opening words with an ellipsis.
  title TEXT NOT NULL,
  -- The headline as stated, without the outlet's name glued to it.
  headline TEXT,
  -- The byline as stated; the persons it names are in authors.
  byline TEXT,
  -- The stated date of publication as EDTF (ISO 8601-2), only as precise as stated: XXXX-10-07 is a 7 October without a year, and sorts after all years.
  published TEXT,
  /* Text, not numbers: the charting page takes an integer year for milliseconds. */
  -- The year of publication as text, such as 2021.
  year TEXT,
  -- The year and month of publication as text, such as 2021-12.
  year_month TEXT,
  -- The place in the dateline, such as Cairo for "CAIRO - 26 December 2021:". The dateline itself stays in the body.
  dateline TEXT,
  -- The paper, station or site that published the article, as stated.
  outlet TEXT,
  -- The part of the paper or site that the article stands in, as stated, such as Politics.
  section TEXT,
  -- The stated address of the article, without the parameters that only track readers.
  url TEXT,
  -- The language of the body as a BCP 47 code, such as en or ar; NULL where the body is too short to tell and none is stated.
  language TEXT,
  -- The terms of use, as stated.
  licence TEXT,
  -- How many words the body has: what blanks part, if it holds a letter or a digit; in scripts without blanks (Chinese, Japanese, Thai and others) two characters count as one.
  word_count INTEGER NOT NULL,
  -- How many words the sentences of the body have on average, to one decimal; NULL where the body is empty or too long for its sentences to be counted.
  sentence_length REAL,
  -- The story that the article tells: copies of one text have the same. Counting stories instead of articles counts a syndicated text once.
  story_id INTEGER REFERENCES stories (id) DEFERRABLE INITIALLY DEFERRED,
  -- How much of the shorter of the two texts stands in both the article and the first copy of its story, estimated from samples, from 0 to 1; 1 for the first copy itself, low where both are cuts of a longer copy, NULL where the body is too short to compare.
  similarity REAL,
  -- The article's file, inside the folder it was built from; where several files have the same content, the first.
  path TEXT NOT NULL UNIQUE REFERENCES files (path) DEFERRABLE INITIALLY DEFERRED,
  -- The sha256 of the file's bytes, in hexadecimal.
  sha256 TEXT NOT NULL UNIQUE,
  /* The two long columns stand last, so that SQLite reads the others without them. */
  -- The first paragraph of the body.
  lead TEXT,
  -- The text of the article: the passages with role body, parted by a blank line. Broken characters are repaired, invisible ones left out, lines of one paragraph joined; the words are unchanged.
  body TEXT NOT NULL
);

CREATE INDEX articles_published ON articles (published) WHERE published IS NOT NULL;
/* For the table's own page, newest first; only what asks for the condition as well can use it, which
   is `publish/paged.py`. Datasette's own questions, which go without the key, cannot. */
CREATE INDEX articles_newest ON articles (published DESC, id) WHERE word_count >= 0;
CREATE INDEX articles_outlet_newest ON articles (outlet, published DESC, id) WHERE word_count >= 0;
CREATE INDEX articles_year ON articles (year) WHERE year IS NOT NULL;
CREATE INDEX articles_year_month ON articles (year_month) WHERE year_month IS NOT NULL;
CREATE INDEX articles_dateline ON articles (dateline) WHERE dateline IS NOT NULL;
CREATE INDEX articles_outlet ON articles (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX articles_section ON articles (section) WHERE section IS NOT NULL;
CREATE INDEX articles_language ON articles (language) WHERE language IS NOT NULL;
CREATE INDEX articles_story_id ON articles (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;

-- One row for each file that was read, with its bytes, so that nothing is lost. A file of many records (JSON Lines, CSV, WARC) has one row for each record.
CREATE TABLE files (
  -- Where the file stands inside the folder; for a record of a file, followed by # and its number, from 1. A byte of the name that is not Unicode is written \xNN, and a backslash of the name is doubled.
  path TEXT PRIMARY KEY,
  -- The article in the file; files with the same content share one. NULL when the file holds only blanks, or corrections.
  article_id INTEGER REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
  -- The kind of file, as an Internet media type; +gzip where raw is compressed.
  media_type TEXT,
  -- The encoding that the file was read in, by its Python name.
  encoding TEXT,
  -- How many bytes the file or record has.
  bytes INTEGER NOT NULL,
  -- The sha256 of the file's bytes, in hexadecimal.
  sha256 TEXT NOT NULL,
  -- The bytes of the file or record, unchanged.
  raw BLOB NOT NULL,
  /* SQL cannot decode; without this, the views below would be wrong for such files. */
  -- The text that all offsets count in, kept only where it differs from raw read as UTF-8: where it was taken out of markup or a record, after a line for each thing that the format states about the article; and in another encoding, with a byte order mark, or with NUL characters, which are shown as U+FFFD. Else NULL.
  text TEXT
);

CREATE INDEX files_article_id ON files (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX files_media_type ON files (media_type) WHERE media_type IS NOT NULL;
CREATE INDEX files_encoding ON files (encoding) WHERE encoding IS NOT NULL;

-- Every character of every article's file has one role here, and the rule that gave it. Read in order, the passages are the whole text.
CREATE TABLE passages (
  -- The article whose file the passage is a part of.
  article_id INTEGER NOT NULL REFERENCES articles (id),
  -- The passage's place in the file, counted from 0.
  ordinal INTEGER NOT NULL,
  -- What the passage is: headline, standfirst, byline, date, reading_time, caption, heading, body, metadata, boilerplate, repeat or blank.
  role TEXT,
  -- Where the passage begins, in characters from the beginning of the file's text.
  start INTEGER NOT NULL,
  -- Where the passage ends: one past its last character.
  "end" INTEGER NOT NULL,
  -- The rule that gave the passage its role.
  rule TEXT,
  PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID;

CREATE INDEX passages_role ON passages (role, rule) WHERE role IS NOT NULL;
CREATE INDEX passages_rule ON passages (rule) WHERE rule IS NOT NULL;

-- Where each value of an article comes from: the method that found it and the place where its words stand.
CREATE TABLE fields (
  -- The article that states the value.
  article_id INTEGER NOT NULL REFERENCES articles (id),
  -- The column of articles that holds the value; or author (a person named in the byline), agency (in the dateline), reading_time (as an ISO 8601 duration).
  field TEXT NOT NULL,
  -- Which of the article's values of that field it is, counted from 0.
  ordinal INTEGER NOT NULL,
  -- The value as the database has it.
  value TEXT NOT NULL,
  -- How the value was found: by which rule, under which key or tag of the format, or in the list of corrections.
  method TEXT,
  -- Where the words that state the value begin, in characters from the beginning of the file's text; NULL where the list of corrections states it.
  start INTEGER,
  -- Where those words end: one past their last character.
  "end" INTEGER,
  PRIMARY KEY (article_id, field, ordinal)
) WITHOUT ROWID;

/* Not partial, because a column of the key is never NULL; so metadata.yml offers no sort by it. */
CREATE INDEX fields_field ON fields (field);
CREATE INDEX fields_method ON fields (method) WHERE method IS NOT NULL;

-- One row for each person named in a byline.
CREATE TABLE authors (
  -- A number made from the name, the same in every build.
  id INTEGER PRIMARY KEY,
  -- The name as bylines state it.
  name TEXT NOT NULL UNIQUE,
  -- How many articles name the person in their byline.
  articles INTEGER
);

CREATE INDEX authors_articles ON authors (articles) WHERE articles IS NOT NULL;

-- Which articles name which persons in their byline.
CREATE TABLE article_authors (
  -- The article.
  article_id INTEGER NOT NULL REFERENCES articles (id),
  -- The person its byline names.
  author_id INTEGER NOT NULL REFERENCES authors (id),
  -- How often the byline names the person.
  mentions INTEGER NOT NULL,
  PRIMARY KEY (article_id, author_id)
) WITHOUT ROWID;

CREATE INDEX article_authors_author ON article_authors (author_id, article_id);

-- One row for each person that headlines and bodies name. The persons named in bylines are in authors.
CREATE TABLE people (
  -- A number made from the name, the same in every build.
  id INTEGER PRIMARY KEY,
  -- The name in its fullest form found in the corpus, without titles.
  name TEXT NOT NULL,
  -- The other forms in which articles name the person, parted by semicolons; NULL where there are none.
  aliases TEXT,
  -- How many articles name the person.
  articles INTEGER,
  -- How many stories name the person: copies of one text count once.
  stories INTEGER,
  -- How often the person is named in all articles together.
  mentions INTEGER,
  -- How many quotes, direct and indirect, are the person's.
  quotes INTEGER,
  -- How many of them are left where copies of one text count once: the different words in each story.
  distinct_quotes INTEGER,
  -- Why the forms are taken for one person.
  method TEXT
);

CREATE INDEX people_articles ON people (articles) WHERE articles IS NOT NULL;

-- One row for each organization that headlines and bodies name: governments and their parts, parties, companies, armed groups, courts, media.
CREATE TABLE organizations (
  -- A number made from the name, the same in every build.
  id INTEGER PRIMARY KEY,
  -- The name in its fullest form found in the corpus or in the table of well-known short names.
  name TEXT NOT NULL,
  -- The other forms in which articles name the organization, parted by semicolons; NULL where there are none.
  aliases TEXT,
  -- How many articles name the organization.
  articles INTEGER,
  -- How many stories name the organization: copies of one text count once.
  stories INTEGER,
  -- How often the organization is named in all articles together.
  mentions INTEGER,
  -- How many quotes, direct and indirect, are the organization's.
  quotes INTEGER,
  -- How many of them are left where copies of one text count once: the different words in each story.
  distinct_quotes INTEGER,
  -- Why the forms are taken for one organization.
  method TEXT
);

CREATE INDEX organizations_articles ON organizations (articles) WHERE articles IS NOT NULL;

-- One row for each place that headlines and bodies name: countries, cities, regions, rivers, seas.
CREATE TABLE places (
  -- A number made from the place, the same in every build.
  id INTEGER PRIMARY KEY,
  -- The name of the place.
  name TEXT NOT NULL,
  -- The other forms in which articles name the place, parted by semicolons; NULL where there are none.
  aliases TEXT,
  -- The country of the place as an ISO 3166-1 alpha-2 code; NULL where it is in several, in none or not known.
  country_code TEXT,
  -- Degrees north of the equator (WGS 84); NULL where the gazetteer does not know the place for sure.
  latitude REAL,
  -- Degrees east of Greenwich (WGS 84); NULL where the gazetteer does not know the place for sure.
  longitude REAL,
  -- The gazetteer and the number under which it has the place, such as geonames:360630; NULL where none has it.
  gazetteer TEXT,
  -- Why it is taken for that place of the gazetteer, or why for none.
  method TEXT,
  -- How many articles name the place.
  articles INTEGER,
  -- How many stories name the place: copies of one text count once.
  stories INTEGER,
  -- How often the place is named in all articles together.
  mentions INTEGER
);

CREATE INDEX places_articles ON places (articles) WHERE articles IS NOT NULL;
CREATE INDEX places_country_code ON places (country_code) WHERE country_code IS NOT NULL;
CREATE INDEX places_method ON places (method) WHERE method IS NOT NULL;

-- Which articles name which people.
CREATE TABLE article_people (
  -- The article.
  article_id INTEGER NOT NULL REFERENCES articles (id),
  -- The person it names.
  person_id INTEGER NOT NULL REFERENCES people (id),
  -- How often the article names the person.
  mentions INTEGER NOT NULL,
  PRIMARY KEY (article_id, person_id)
) WITHOUT ROWID;

CREATE INDEX article_people_person ON article_people (person_id, article_id);

-- Which articles name which organizations.
CREATE TABLE article_organizations (
  -- The article.
  article_id INTEGER NOT NULL REFERENCES articles (id),
  -- The organization it names.
  organization_id INTEGER NOT NULL REFERENCES organizations (id),
  -- How often the article names the organization.
  mentions INTEGER NOT NULL,
  PRIMARY KEY (article_id, organization_id)
) WITHOUT ROWID;

CREATE INDEX article_organizations_organization ON article_organizations (organization_id, article_id);

-- Which articles name which places.
CREATE TABLE article_places (
  -- The article.
  article_id INTEGER NOT NULL REFERENCES articles (id),
  -- The place it names.
  place_id INTEGER NOT NULL REFERENCES places (id),
  -- How often the article names the place.
  mentions INTEGER NOT NULL,
  PRIMARY KEY (article_id, place_id)
) WITHOUT ROWID;

CREATE INDEX article_places_place ON article_places (place_id, article_id);

-- Every name in headlines and bodies, where it stands, and whose it is.
CREATE TABLE mentions (
  -- The article that the name stands in.
  article_id INTEGER NOT NULL REFERENCES articles (id),
  -- Which name of the article it is, counted from 0.
  ordinal INTEGER NOT NULL,
  -- What it is the name of: person, organization or place.
  kind TEXT,
  -- The row of people, organizations or places, after the kind; NULL where the name fits two of them.
  entity_id INTEGER,
  -- The words as they stand in the file's text.
  text TEXT NOT NULL,
  -- Where the words begin, in characters from the beginning of the file's text.
  start INTEGER NOT NULL,
  -- Where the words end: one past their last character.
  "end" INTEGER NOT NULL,
  -- Why the words are taken for a name.
  rule TEXT,
  PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID;

CREATE INDEX mentions_entity ON mentions (entity_id, article_id) WHERE entity_id IS NOT NULL;
CREATE INDEX mentions_kind ON mentions (kind) WHERE kind IS NOT NULL;
CREATE INDEX mentions_rule ON mentions (rule) WHERE rule IS NOT NULL;

-- What articles give as somebody's words: in quotation marks, or told after a verb of saying (said that …).
CREATE TABLE quotes (
  -- A number made from the article and the place in it, the same in every build.
  id INTEGER PRIMARY KEY,
  /* Not declared NOT NULL, or SQLite would not use the index below. */
  -- The article that quotes.
  article_id INTEGER REFERENCES articles (id),
  -- The words as they stand in the file's text, without the marks around them.
  text TEXT NOT NULL,
  -- The name of the person or organization that is quoted, and as stated where it fits two people or is known from nowhere else; NULL where the article leaves it open.
  speaker TEXT,
  -- The person that is quoted; NULL where it is an organization, or not known for sure.
  person_id INTEGER REFERENCES people (id),
  -- The organization that is quoted; NULL where it is a person, or not known for sure.
  organization_id INTEGER REFERENCES organizations (id),
  -- The word that announces the quote, such as said or added; NULL where there is none.
  cue TEXT,
  -- Whether the words stand in quotation marks: 1 if they do, 0 for speech that is told (said that …).
  direct INTEGER,
  -- Whether they are whole: 1 for a full sentence or more, 0 for a fragment.
  whole INTEGER,
  -- Whether they go on with the quote before them: 1 if they do.
  continues INTEGER,
  -- Where the words begin, in characters from the beginning of the file's text.
  start INTEGER NOT NULL,
  -- Where the words end: one past their last character.
  "end" INTEGER NOT NULL,
  -- The words that say who speaks, as they stand, such as he or the ambassador.
  speaker_text TEXT,
  -- Where the words that say who speaks begin.
  speaker_start INTEGER,
  -- Where the words that say who speaks end.
  speaker_end INTEGER,
  -- Where the cue begins.
  cue_start INTEGER,
  -- Where the cue ends.
  cue_end INTEGER,
  -- How the speaker was found; NULL where nobody was.
  method TEXT
);

CREATE INDEX quotes_article_id ON quotes (article_id, start) WHERE article_id IS NOT NULL;
CREATE INDEX quotes_speaker ON quotes (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX quotes_person_id ON quotes (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX quotes_organization_id ON quotes (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX quotes_cue ON quotes (cue) WHERE cue IS NOT NULL;
CREATE INDEX quotes_direct ON quotes (direct) WHERE direct IS NOT NULL;
CREATE INDEX quotes_whole ON quotes (whole) WHERE whole IS NOT NULL;
CREATE INDEX quotes_method ON quotes (method) WHERE method IS NOT NULL;

-- Every date that headlines and bodies mention.
CREATE TABLE dates (
  -- The article that mentions the date.
  article_id INTEGER NOT NULL REFERENCES articles (id),
  -- Which date of the article it is, counted from 0.
  ordinal INTEGER NOT NULL,
  -- The date as EDTF (ISO 8601-2), only as precise as the text allows: XXXX-10-07 is a 7 October without a year, 1955/1956 an interval.
  edtf TEXT,
  -- The words as they stand in the file's text.
  text TEXT NOT NULL,
  -- Where the words begin, in characters from the beginning of the file's text.
  start INTEGER NOT NULL,
  -- Where the words end: one past their last character.
  "end" INTEGER NOT NULL,
  -- How the words were read, and against which date where they are relative (Sunday, last week).
  method TEXT,
  -- The year of the date as text, the first of an interval; NULL where it has none.
  year TEXT,
  -- Where the sentence that mentions the date begins.
  sentence_start INTEGER NOT NULL,
  -- Where that sentence ends.
  sentence_end INTEGER NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID;

CREATE INDEX dates_edtf ON dates (edtf) WHERE edtf IS NOT NULL;
CREATE INDEX dates_year ON dates (year) WHERE year IS NOT NULL;
CREATE INDEX dates_method ON dates (method) WHERE method IS NOT NULL;

-- Articles that are copies or near-copies of one another, as wires are printed by many papers: one row for each text, however many articles have it.
CREATE TABLE stories (
  -- The id of its first copy: the article of the earliest stated day, of these the longest, of these the one with the smallest id.
  id INTEGER PRIMARY KEY,
  -- The title of that article.
  title TEXT NOT NULL,
  -- How many articles tell the story.
  articles INTEGER,
  -- How many outlets they state; NULL where none states one.
  outlets INTEGER,
  -- The earliest date of publication that they state, as EDTF.
  first_published TEXT
);

CREATE INDEX stories_articles ON stories (articles) WHERE articles IS NOT NULL;
CREATE INDEX stories_first_published ON stories (first_published) WHERE first_published IS NOT NULL;

-- What could not be read or decided. Nothing is dropped in silence: a file that is not in articles is here.
CREATE TABLE problems (
  -- A number made from the other columns, the same in every build.
  id INTEGER PRIMARY KEY,
  -- The file or folder that the problem is about.
  path TEXT,
  -- The article that the problem is about; NULL where the file is no article.
  article_id INTEGER REFERENCES articles (id),
  -- The stage of the build that met the problem: capture (reading files), clean (reading articles), enrich (finding names, quotes and dates) or load (writing the database).
  stage TEXT,
  -- What kind of problem it is.
  kind TEXT,
  -- More about this one, such as the words that could not be settled.
  detail TEXT NOT NULL
);

CREATE INDEX problems_path ON problems (path) WHERE path IS NOT NULL;
CREATE INDEX problems_article_id ON problems (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX problems_kind ON problems (kind) WHERE kind IS NOT NULL;
CREATE INDEX problems_stage ON problems (stage) WHERE stage IS NOT NULL;

-- What made this database: version, the libraries that decide values, rules switched off (without), the day after which dates were in the future where any was (as_of), counts, what metadata.yml says, which earlier edition it was compared with and how many articles are different (since_…), and the hash of the list of files, by which an edition can be told.
CREATE TABLE build (
  -- The name of the entry.
  key TEXT PRIMARY KEY,
  -- Its value; what metadata.yml says is JSON.
  value TEXT NOT NULL
) WITHOUT ROWID;

/* Only where the build was given an earlier edition: `build_anew.py` drops it otherwise. The ids are in the order in which
   a reader wants the rows, so that the newest of each kind come from the index. */
-- What is different from an earlier edition of the corpus (--since): which articles were added, changed, renamed or withdrawn, with a row for each value that changed. Articles are the same where the content is, else the number (made from the address), else where the path is the same and half of the pairs of words of the shorter body stand in the other one. Names, quotes and dates found in the texts are not compared.
CREATE TABLE changes (
  -- The number of the row, in the order of the articles' dates, newest first.
  id INTEGER PRIMARY KEY,
  -- The article; NULL where it was withdrawn.
  article_id INTEGER REFERENCES articles (id),
  -- What happened to the article: added (the earlier edition does not have it), changed (a value is another), renamed (its file has another path) or withdrawn (it is no longer there).
  kind TEXT,
  -- The column of articles whose value is another; sha256 where nothing but the file's bytes is, id where the article has another number now; NULL where it was added or withdrawn.
  field TEXT,
  -- The value in the earlier edition, NULL where it had none. Of a changed body this is the whole text.
  before TEXT,
  -- The value now, NULL where there is none; NULL for a body, which stands in articles.
  after TEXT,
  -- How many words the body has more than before: of each word, how often it stands there now beyond how often it did. NULL for other fields, and for bodies of over two million characters.
  words_added INTEGER,
  -- How many words of the earlier body are missing from it now, counted likewise.
  words_removed INTEGER,
  -- The title of the article; of a withdrawn one, the title it had.
  title TEXT NOT NULL,
  -- When it was published, as it states; of a withdrawn one, as it stated.
  published TEXT,
  -- Its outlet; of a withdrawn one, the outlet it had.
  outlet TEXT,
  -- Its file; of a withdrawn one, the file it had.
  path TEXT NOT NULL,
  -- The number of the article in the earlier edition; NULL where it was added.
  earlier_id INTEGER
);

CREATE INDEX changes_article_id ON changes (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX changes_earlier_id ON changes (earlier_id) WHERE earlier_id IS NOT NULL;
CREATE INDEX changes_kind ON changes (kind) WHERE kind IS NOT NULL;
CREATE INDEX changes_field ON changes (field) WHERE field IS NOT NULL;
CREATE INDEX changes_outlet ON changes (outlet) WHERE outlet IS NOT NULL;

-- Answers to the questions that the site asks of the whole corpus, so that nobody waits for them: counts, facets, saved queries. Each is what its question gives; small corpora need none.
CREATE TABLE answers (
  -- The question as SQL.
  question TEXT PRIMARY KEY,
  -- The names of the columns as a JSON list.
  columns TEXT NOT NULL,
  -- The rows, at most 1,001, as a JSON list of lists.
  rows TEXT NOT NULL
) WITHOUT ROWID;

/* Scalar queries instead of joins: Datasette counts a view's rows on each of its pages, and then these are left out.
   The same roles as in the query set_aside_by_rule of metadata.yml; a test holds them together. */
-- What is neither the article's text nor stated about it, with its words: what it was taken for, and the rule that says so.
CREATE VIEW set_aside AS
SELECT
  -- The article it was a part of.
  passages.article_id AS article_id,
  -- The title of that article.
  (SELECT articles.title FROM articles WHERE articles.id = passages.article_id) AS title,
  -- What the passage was taken for.
  passages.role AS role,
  -- The rule that says so.
  passages.rule AS rule,
  -- The words.
  substr((SELECT coalesce(files.text, CAST(files.raw AS TEXT)) FROM articles JOIN files ON files.path = articles.path WHERE articles.id = passages.article_id), passages.start + 1, passages."end" - passages.start) AS words,
  -- Where they begin, in characters from the beginning of the file's text.
  passages.start AS start,
  -- Where they end: one past the last character.
  passages."end" AS "end"
FROM passages
WHERE passages.role IN ('boilerplate', 'caption', 'reading_time', 'repeat');

/* Scalar queries for the same reason. */
-- Every value with the words it was taken from.
CREATE VIEW field_sources AS
SELECT
  -- The article that states the value.
  fields.article_id AS article_id,
  -- The title of that article.
  (SELECT articles.title FROM articles WHERE articles.id = fields.article_id) AS title,
  -- The column of articles that holds the value, or author, agency or reading_time.
  fields.field AS field,
  -- The value as the database has it.
  fields.value AS value,
  -- The words that state it, as they stand in the file's text.
  substr((SELECT coalesce(files.text, CAST(files.raw AS TEXT)) FROM articles JOIN files ON files.path = articles.path WHERE articles.id = fields.article_id), fields.start + 1, fields."end" - fields.start) AS words,
  -- How the value was found.
  fields.method AS method,
  -- Where the words begin, in characters from the beginning of the file's text.
  fields.start AS start,
  -- Where they end: one past the last character.
  fields."end" AS "end"
FROM fields;

/* Scalar queries for the same reason. The condition lets the order of time use its index; all dates have one. */
-- The dates that articles mention, with the sentence and the article: what happened when.
CREATE VIEW timeline AS
SELECT
  -- The date as EDTF, only as precise as the text allows.
  dates.edtf AS edtf,
  -- The year of the date, NULL where it has none.
  dates.year AS year,
  -- The words that say the date.
  dates.text AS words,
  -- The sentence they stand in.
  substr((SELECT coalesce(files.text, CAST(files.raw AS TEXT)) FROM articles JOIN files ON files.path = articles.path WHERE articles.id = dates.article_id), dates.sentence_start + 1, dates.sentence_end - dates.sentence_start) AS sentence,
  -- How the words were read.
  dates.method AS method,
  -- The article that mentions the date.
  dates.article_id AS article_id,
  -- The title of that article.
  (SELECT articles.title FROM articles WHERE articles.id = dates.article_id) AS title,
  -- When that article was published.
  (SELECT articles.published FROM articles WHERE articles.id = dates.article_id) AS published,
  -- The story that the article tells.
  (SELECT articles.story_id FROM articles WHERE articles.id = dates.article_id) AS story_id,
  -- Where the words that say the date begin, in characters from the beginning of the file's text.
  dates.start AS start,
  -- Where they end: one past the last character.
  dates."end" AS "end"
FROM dates
WHERE dates.edtf IS NOT NULL;

/* Scalar queries for the same reason. The condition lets a sort by article use its index, which has the order of the text as well; an order of the view itself would be gone through to count. */
-- Every quote with the article it stands in: who said what, where and when.
CREATE VIEW said AS
SELECT
  -- The row of quotes.
  quotes.id AS id,
  -- The name of the person or organization that is quoted, and as stated where it fits two people or is known from nowhere else; NULL where the article leaves it open.
  quotes.speaker AS speaker,
  -- The words as they stand in the file's text, without the marks around them.
  quotes.text AS text,
  -- The word that announces the quote, such as said or added; NULL where there is none.
  quotes.cue AS cue,
  -- Whether the words stand in quotation marks: 1 if they do, 0 for speech that is told (said that …).
  quotes.direct AS direct,
  -- The title of that article.
  (SELECT articles.title FROM articles WHERE articles.id = quotes.article_id) AS title,
  -- When that article was published.
  (SELECT articles.published FROM articles WHERE articles.id = quotes.article_id) AS published,
  -- The outlet of that article.
  (SELECT articles.outlet FROM articles WHERE articles.id = quotes.article_id) AS outlet,
  -- Whether they are whole: 1 for a full sentence or more, 0 for a fragment.
  quotes.whole AS whole,
  -- The words that say who speaks, as they stand, such as he or the ambassador.
  quotes.speaker_text AS speaker_text,
  -- How the speaker was found; NULL where nobody was.
  quotes.method AS method,
  -- The article that quotes.
  quotes.article_id AS article_id,
  -- The file of that article.
  (SELECT articles.path FROM articles WHERE articles.id = quotes.article_id) AS path,
  -- The story that the article tells: copies of one text have the same.
  (SELECT articles.story_id FROM articles WHERE articles.id = quotes.article_id) AS story_id,
  -- The person that is quoted; NULL where it is an organization, or not known for sure.
  quotes.person_id AS person_id,
  -- The organization that is quoted; NULL where it is a person, or not known for sure.
  quotes.organization_id AS organization_id,
  -- Where the words begin, in characters from the beginning of the file's text.
  quotes.start AS start,
  -- Where they end: one past the last character.
  quotes."end" AS "end"
FROM quotes
WHERE quotes.article_id IS NOT NULL;

/* Scalar queries for the same reason. */
-- Every name with whose it is: mentions, with the name of the person, organization or place.
CREATE VIEW named AS
SELECT
  -- What is named: person, organization or place.
  mentions.kind AS kind,
  -- The row of people, organizations or places, after the kind.
  mentions.entity_id AS entity_id,
  -- The name of that row; NULL where the words fit two of them.
  CASE mentions.kind WHEN 'person' THEN (SELECT people.name FROM people WHERE people.id = mentions.entity_id) WHEN 'organization' THEN (SELECT organizations.name FROM organizations WHERE organizations.id = mentions.entity_id) ELSE (SELECT places.name FROM places WHERE places.id = mentions.entity_id) END AS name,
  -- The words as they stand in the article.
  mentions.text AS words,
  -- The article.
  mentions.article_id AS article_id,
  -- The title of the article.
  (SELECT articles.title FROM articles WHERE articles.id = mentions.article_id) AS title,
  -- When the article was published.
  (SELECT articles.published FROM articles WHERE articles.id = mentions.article_id) AS published,
  -- The outlet of the article.
  (SELECT articles.outlet FROM articles WHERE articles.id = mentions.article_id) AS outlet,
  -- Where the words begin, in characters from the beginning of the file's text.
  mentions.start AS start,
  -- Where they end: one past the last character.
  mentions."end" AS "end"
FROM mentions;

/*
Full-text search over title and body. The text itself stays in articles (external content); the
name in double quotes is what Datasette recognises. Accents of Latin letters are folded, English
words stemmed; what else is folded is in `folding.py`. What is indexed is the folded text, which has
word for word as many words as the text itself, so that words found are marked in the right place;
'rebuild' would undo that. Marks above, below and beside letters (Mn, Mc) belong to their word: by
default they would end it.
*/
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title,
  body,
  content="articles",
  content_rowid="id",
  tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

/* The same over the words of quotes. */
CREATE VIRTUAL TABLE quotes_fts USING fts5 (
  text,
  content="quotes",
  content_rowid="id",
  tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

/*
The names of people, organizations and places with their other forms, for suggestions while somebody
types. In the order of how many articles name them, since rows are found in the order they stand in.
*/
CREATE VIRTUAL TABLE names_fts USING fts5 (
  forms,
  kind UNINDEXED,
  entity_id UNINDEXED,
  prefix="1 2 3",
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
