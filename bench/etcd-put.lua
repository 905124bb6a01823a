-- etcd's gateway takes keys and values in Base64; every put is durable.
local keys = tonumber(os.getenv("KEYS") or 1000)
local base64 = dofile("bench/base64.lua")
local bodies = {}
local value = base64(string.rep("x", 100))
for i = 0, keys - 1 do bodies[i] = '{"key":"' .. base64("bench-" .. i) .. '","value":"' .. value .. '"}' end
request = function() return wrk.format("POST", "/v3/kv/put", nil, bodies[math.random(0, keys - 1)]) end
