-- After a restore. Versions that were given since are not given again, by any restore: there were fewer than a million a second
-- since 1970. No cache from then counts.
BEGIN;
UPDATE public.state SET
  last_version = GREATEST(last_version, CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000) AS BIGINT)),
  cache_epoch = cache_epoch + 1000000,
  cache_used = FALSE,
  unused_since = CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT);
-- Nor is the store read as of a version that was lost, or followed from there: its history begins anew.
DELETE FROM public.revision WHERE version NOT IN (SELECT version FROM public.head);
UPDATE public.state SET horizon = last_version, history_bytes = 0;
COMMIT;
