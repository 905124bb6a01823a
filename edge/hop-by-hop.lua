-- Removes the fields that Connection names: they are for this connection alone (RFC 9110, section 7.6.1). The fields that
-- frame and route the message stay, since a client must not name them.
local kept = { host = true, ["content-length"] = true, ["transfer-encoding"] = true }

core.register_action("hop-by-hop", { "http-req" }, function(txn)
  for _, line in pairs(txn.http:req_get_headers()["connection"] or {}) do
    for name in line:lower():gmatch("[^%s,]+") do
      if not kept[name] then
        txn.http:req_del_header(name)
      end
    end
  end
end)
