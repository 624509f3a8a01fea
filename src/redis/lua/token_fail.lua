-- Records that a refresh failed and releases the lock.
-- KEYS[1]  token
-- KEYS[2]  lock
-- KEYS[3]  cooldown
-- ARGV[1]  owner
-- ARGV[2]  version that was granted: a provider may leave the refresh token as it is, so that it does not tell versions apart
-- ARGV[3]  fingerprint of the refresh token that was tried
-- ARGV[4]  'terminal' refused for good | 'transient' not processed | 'ambiguous' may have been processed
-- ARGV[5]  reason
-- ARGV[6]  cooldown, ms
-- ARGV[7]  how long an earlier holder may still deliver, ms
-- ARGV[8]  how long a tombstone stays, ms
-- Returns  'GONE' | 'STALE' somebody moved on: use theirs | 'REAUTH' | 'SUSPECT' | 'COOLDOWN'
local token, lock, cooldown = KEYS[1], KEYS[2], KEYS[3]
local owner, granted, parent, kind, reason, cooldown_ms, suspect_ms, tombstone_ms =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])

if redis.call('GET', lock) == owner then redis.call('DEL', lock) end

local fields = redis.call('HMGET', token, 'state', 'version', 'fingerprint', 'intent', 'lost')
local state, version, current, intent, lost = fields[1], fields[2], fields[3], fields[4], fields[5]
if not state then return 'GONE' end
if version ~= granted or current ~= parent then return 'STALE' end
if state == 'reauth' then return 'REAUTH' end

if kind ~= 'terminal' then
  if kind == 'transient' and intent == owner and not lost then redis.call('HDEL', token, 'intent') end
  redis.call('SET', cooldown, reason, 'PX', cooldown_ms)
  return 'COOLDOWN'
end

if lost then
  local time = redis.call('TIME')
  redis.call('HSET', token, 'suspect', time[1] * 1000 + math.floor(time[2] / 1000) + suspect_ms)
  return 'SUSPECT'
end

redis.call('HDEL', token, 'access', 'refresh', 'intent')
redis.call('HSET', token, 'state', 'reauth', 'reason', reason)
redis.call('PEXPIRE', token, tombstone_ms)
return 'REAUTH'
