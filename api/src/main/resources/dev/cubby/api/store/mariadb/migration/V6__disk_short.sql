-- Set by the database's own watch on its disk, well before disk_full: the history gives its pages to what is written now.
ALTER TABLE state ADD COLUMN disk_short BOOLEAN NOT NULL DEFAULT FALSE;
