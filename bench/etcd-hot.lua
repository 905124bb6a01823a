-- One key, by a linearizable read.
local base64 = dofile("bench/base64.lua")
local body = '{"key":"' .. base64("bench-7") .. '"}'
request = function() return wrk.format("POST", "/v3/kv/range", nil, body) end
