-- Drops each key's entry, voids its lease, and lets none be given until the fence is lifted or its time is over.
-- ARGV: epoch, fence, milliseconds, key…   Returns 1, or 0 where the cache is not under this epoch.
if redis.call('GET', 'epoch') ~= ARGV[1] then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ends = now + ARGV[3]
for i = 4, #ARGV do
  redis.call('ZADD', 'f:' .. ARGV[i], ends, ARGV[2])
  redis.call('ZADD', 'fences', 'GT', ends, ARGV[i])
  redis.call('DEL', 'e:' .. ARGV[i], 'l:' .. ARGV[i])
end
-- Fences that a process left behind: none of such a key's stands any more.
for _, key in ipairs(redis.call('ZRANGE', 'fences', '-inf', now, 'BYSCORE', 'LIMIT', 0, 100)) do
  redis.call('DEL', 'f:' .. key)
  redis.call('ZREM', 'fences', key)
end
return 1
