#!lua flags=allow-oom
-- ARGV: key, lease   Ends the lease, if it stands, without an entry.
if redis.call('GET', 'l:' .. ARGV[1]) == ARGV[2] then redis.call('DEL', 'l:' .. ARGV[1]) end
return 1
