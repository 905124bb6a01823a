-- etcd's gateway takes keys and values in Base64; every put is durable.
local b = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local function base64(s)
  return ((s:gsub(".", function(x)
    local r, n = "", x:byte()
    for i = 8, 1, -1 do r = r .. (n % 2 ^ i - n % 2 ^ (i - 1) > 0 and "1" or "0") end
    return r
  end) .. "0000"):gsub("%d%d%d?%d?%d?%d?", function(x)
    if #x < 6 then return "" end
    local c = 0
    for i = 1, 6 do c = c + (x:sub(i, i) == "1" and 2 ^ (6 - i) or 0) end
    return b:sub(c + 1, c + 1)
  end) .. ({ "", "==", "=" })[#s % 3 + 1])
end
local bodies = {}
local value = base64(string.rep("x", 100))
for i = 0, 999 do bodies[i] = '{"key":"' .. base64("bench-" .. i) .. '","value":"' .. value .. '"}' end
request = function() return wrk.format("POST", "/v3/kv/put", nil, bodies[math.random(0, 999)]) end
