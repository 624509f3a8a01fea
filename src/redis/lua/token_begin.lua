-- Asks to refresh. At most one owner holds the lock; taking it and recording the intent is one atomic step.
-- KEYS[1]  token
-- KEYS[2]  lock
-- KEYS[3]  cooldown
-- ARGV[1]  owner: one refresh attempt of one process; asking again as the same owner grants again
-- ARGV[2]  lease, ms
-- ARGV[3]  the version that the caller has seen to be due or refused
-- ARGV[4]  how long a tombstone stays, ms
-- Returns  {'GONE'}                  the session was signed out
--        | {'REAUTH', reason}        only a new sign-in helps
--        | {'FRESH'}                 somebody has refreshed since: read again
--        | {'SUSPECT', ms}           this refresh token was just refused, but an earlier holder may still deliver
--        | {'COOLDOWN', reason, ms}  the provider was just in trouble
--        | {'BUSY', ms}              somebody is refreshing
--        | {'GRANT', version, sealed refresh token, fingerprint, took over: 1 when an earlier holder vanished without a word, else 0}
local token, lock, cooldown = KEYS[1], KEYS[2], KEYS[3]
local owner, lease_ms, seen, tombstone_ms = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

local fields = redis.call('HMGET', token, 'state', 'reason', 'version', 'refresh', 'fingerprint', 'intent', 'suspect')
local state, reason, version, refresh, fingerprint, intent, suspect_ms =
  fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], tonumber(fields[7])
if not state then return {'GONE'} end
if state == 'reauth' then return {'REAUTH', reason} end
if tonumber(version) > seen then return {'FRESH'} end
if not refresh then return {'REAUTH', 'no_refresh_token'} end

if suspect_ms then
  local time = redis.call('TIME')
  local left_ms = suspect_ms - (time[1] * 1000 + math.floor(time[2] / 1000))
  if left_ms > 0 then return {'SUSPECT', left_ms} end
  redis.call('HDEL', token, 'access', 'refresh', 'suspect', 'intent', 'lost')
  redis.call('HSET', token, 'state', 'reauth', 'reason', 'invalid_grant')
  redis.call('PEXPIRE', token, tombstone_ms)
  return {'REAUTH', 'invalid_grant'}
end

local cooling = redis.call('GET', cooldown)
if cooling then return {'COOLDOWN', cooling, redis.call('PTTL', cooldown)} end

local holder = redis.call('GET', lock)
if holder and holder ~= owner then return {'BUSY', redis.call('PTTL', lock)} end

redis.call('SET', lock, owner, 'PX', lease_ms)
local took_over = intent and intent ~= owner
if took_over then redis.call('HSET', token, 'lost', '1') end
redis.call('HSET', token, 'intent', owner)
return {'GRANT', version, refresh, fingerprint, took_over and 1 or 0}
