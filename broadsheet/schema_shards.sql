/*
The tables of the index database of a corpus that is divided into several (--shard-by), beside those
that it shares with `schema.sql`: stories, people, organizations and places, which articles name them,
and build. The comments are read as those of that file are.
*/

-- The databases that the corpus is divided into: one for each year or outlet, and one for what states none.
CREATE TABLE shards (
  -- The number of the database, in the order of its values.
  id INTEGER PRIMARY KEY,
  -- The name of its file without the ending, which is the name that it is served under.
  database TEXT NOT NULL UNIQUE,
  -- The year or outlet of its articles, NULL for those that state none.
  value TEXT,
  -- How many articles it has.
  articles INTEGER NOT NULL,
  -- How many stories they tell; a story that is told in several databases counts in each.
  stories INTEGER NOT NULL,
  -- How many words their bodies have.
  words INTEGER NOT NULL,
  -- The earliest date of publication that they state, as EDTF.
  first_published TEXT,
  -- The latest date of publication that they state, as EDTF.
  last_published TEXT,
  -- How many of its articles were added, changed, renamed or withdrawn since the earlier edition (--since), NULL where none was given. A withdrawn one counts in the database of the year or outlet that it had, or where articles state none.
  changes INTEGER,
  -- How many bytes the file has.
  bytes INTEGER NOT NULL,
  -- The sha256 of the file, in hexadecimal, as `sha256sum` prints it.
  sha256 TEXT NOT NULL,
  -- The hash of the list of the files that its articles were read from, as in its table build.
  manifest_sha256 TEXT NOT NULL
);

-- One row for each article of the corpus: which database has it, and what searches are narrowed by. The rest, and the text, is there.
CREATE TABLE articles (
  -- The number of the article, the same in its database.
  id INTEGER PRIMARY KEY,
  -- The database that has the article.
  shard_id INTEGER REFERENCES shards (id),
  -- What to show as the article's name.
  title TEXT NOT NULL,
  -- The stated date of publication as EDTF (ISO 8601-2), only as precise as stated.
  published TEXT,
  -- The year of publication as text, such as 2021.
  year TEXT,
  -- The paper, station or site that published the article, as stated.
  outlet TEXT,
  -- The language of the body as a BCP 47 code, such as en or ar.
  language TEXT,
  -- The story that the article tells: copies of one text have the same, also in several databases.
  story_id INTEGER REFERENCES stories (id)
);

CREATE INDEX articles_shard_id ON articles (shard_id) WHERE shard_id IS NOT NULL;
CREATE INDEX articles_published ON articles (published) WHERE published IS NOT NULL;
CREATE INDEX articles_year ON articles (year) WHERE year IS NOT NULL;
CREATE INDEX articles_outlet ON articles (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX articles_language ON articles (language) WHERE language IS NOT NULL;
CREATE INDEX articles_story_id ON articles (story_id) WHERE story_id IS NOT NULL;

/*
The words of all articles, without the texts (a contentless table). It is made as that of each
database is, so that FTS5 counts words and lengths over the whole corpus and ranks as in one file.
*/
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title,
  body,
  content="",
  tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
