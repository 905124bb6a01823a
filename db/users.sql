-- The api reads and writes rows; the schema's migrations change tables; the exporter reads counters; backups read all rows.
CREATE DATABASE IF NOT EXISTS cubby CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE OR REPLACE USER cubby@'%' IDENTIFIED BY '{app}';
GRANT SELECT, INSERT, UPDATE, DELETE ON cubby.* TO cubby@'%';
CREATE OR REPLACE USER cubby_schema@'%' IDENTIFIED BY '{schema}' WITH MAX_USER_CONNECTIONS 5;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON cubby.* TO cubby_schema@'%';
CREATE OR REPLACE USER cubby_metrics@'%' IDENTIFIED BY '{metrics}' WITH MAX_USER_CONNECTIONS 3;
GRANT PROCESS, REPLICA MONITOR ON *.* TO cubby_metrics@'%';
CREATE OR REPLACE USER cubby_backup@'%' IDENTIFIED BY '{backup}' WITH MAX_USER_CONNECTIONS 3;
GRANT SELECT, SHOW VIEW, TRIGGER ON cubby.* TO cubby_backup@'%';
