-- Reads the tokens of a session, and the time by the clock of Redis, so that no node's clock counts.
-- KEYS[1]  token
-- Returns  {now (epoch ms), state, reason, version, access, refresh, expires, lifetime}, '' for none; no state: no tokens
local time = redis.call('TIME')
local answer = {tostring(time[1] * 1000 + math.floor(time[2] / 1000))}
for _, value in ipairs(redis.call('HMGET', KEYS[1], 'state', 'reason', 'version', 'access', 'refresh', 'expires', 'lifetime')) do
  answer[#answer + 1] = value or ''
end
return answer
