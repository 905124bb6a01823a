-- etcd's gateway takes keys in Base64; a linearizable read, like Cubby's.
local base64 = dofile("bench/base64.lua")
local keys = tonumber(os.getenv("KEYS") or 1000)
local bodies = {}
for i = 0, keys - 1 do bodies[i] = '{"key":"' .. base64("bench-" .. i) .. '"}' end
request = function() return wrk.format("POST", "/v3/kv/range", nil, bodies[math.random(0, keys - 1)]) end
