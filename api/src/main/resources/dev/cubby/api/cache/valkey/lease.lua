-- ARGV: epoch, key, lease to give, milliseconds, "absent" or "early" to be leased an entry that is still held
-- Returns the entry; or the lease that stands, a number; or 0 while a fence does; or -1 under another epoch.
if redis.call('GET', 'epoch') ~= ARGV[1] then return -1 end
local entry = redis.call('GET', 'e:' .. ARGV[2])
if entry and ARGV[5] ~= 'early' then return entry end
local fences = 'f:' .. ARGV[2]
if redis.call('EXISTS', fences) == 1 then
  local time = redis.call('TIME')
  redis.call('ZREMRANGEBYSCORE', fences, '-inf', time[1] * 1000 + math.floor(time[2] / 1000))
  if redis.call('EXISTS', fences) == 1 then return 0 end
  redis.call('ZREM', 'fences', ARGV[2])
end
-- Readers of a key share its lease: each asked for it before it read.
local lease = redis.call('GET', 'l:' .. ARGV[2])
if lease then return tonumber(lease) end
redis.call('SET', 'l:' .. ARGV[2], ARGV[3], 'PX', ARGV[4])
return tonumber(ARGV[3])
