-- What tells Prometheus the figures may read all of them, and nothing else.
SELECT 'CREATE ROLE cubby_metrics' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cubby_metrics') \gexec
ALTER ROLE cubby_metrics LOGIN CONNECTION LIMIT 5 PASSWORD '{metrics}';
GRANT pg_monitor TO cubby_metrics;
