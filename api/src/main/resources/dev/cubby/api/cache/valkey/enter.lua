#!lua flags=allow-oom
-- ARGV: epoch   Empties the cache and gives it the epoch, which must be above its own: a late copy of this
-- command must drop nobody's fence. Returns 1 where it did.
local epoch = redis.call('GET', 'epoch')
if epoch and tonumber(epoch) >= tonumber(ARGV[1]) then return 0 end
redis.call('FLUSHDB', 'ASYNC')
redis.call('SET', 'epoch', ARGV[1])
return 1
