#!lua flags=allow-oom
-- ARGV: fence, key…   A fence's name is its own, so that it needs no epoch: where it does not stand, nothing happens.
for i = 2, #ARGV do
  redis.call('ZREM', 'f:' .. ARGV[i], ARGV[1])
  if redis.call('EXISTS', 'f:' .. ARGV[i]) == 0 then redis.call('ZREM', 'fences', ARGV[i]) end
end
return 1
