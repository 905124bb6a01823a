-- Set by the database's own watch on its disk: values are refused while there is still room to delete some.
ALTER TABLE state ADD COLUMN disk_full BOOLEAN NOT NULL DEFAULT FALSE;
