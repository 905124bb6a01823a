-- ARGV: epoch, key, lease, entry, milliseconds   Returns 1 where the lease stood and the entry is held now, else 0.
if redis.call('GET', 'epoch') ~= ARGV[1] then return 0 end
if redis.call('GET', 'l:' .. ARGV[2]) ~= ARGV[3] then return 0 end
redis.call('DEL', 'l:' .. ARGV[2])
redis.call('SET', 'e:' .. ARGV[2], ARGV[4], 'PX', ARGV[5])
return 1
