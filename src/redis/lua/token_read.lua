-- Reads the tokens of a session, with the time left by the clock of Redis, so that no node's clock counts.
-- KEYS[1]  token
-- Returns  nil | {'REAUTH', reason} | {'OK', version, sealed access token, sealed refresh token or '', ms left or '', lifetime ms or ''}
local fields = redis.call('HMGET', KEYS[1], 'state', 'reason', 'version', 'access', 'refresh', 'expires', 'lifetime')
local state, reason, version, access, refresh, expires_ms, lifetime_ms =
  fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7]
if not state then return nil end
if state == 'reauth' then return {'REAUTH', reason} end

local left_ms = ''
if expires_ms then
  local time = redis.call('TIME')
  left_ms = tostring(tonumber(expires_ms) - (time[1] * 1000 + math.floor(time[2] / 1000)))
end
return {'OK', version, access, refresh or '', left_ms, lifetime_ms or ''}
