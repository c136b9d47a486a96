"""Build corpus.db from articles/: `python build_db.py --help` says how."""

from broadsheet.cli import build

if __name__ == "__main__":
    build(prog_name="python build_db.py")
