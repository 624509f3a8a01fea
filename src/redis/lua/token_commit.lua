-- Stores refreshed tokens and releases the lock. The lineage of the refresh token is the fence, not the lock:
-- a holder that lost its lease may still commit if nobody has moved on. Who asks again, because the first answer was lost
-- on the way, hears again that it is done.
-- KEYS[1]  token
-- KEYS[2]  lock
-- KEYS[3]  cooldown
-- ARGV[1]  owner
-- ARGV[2]  version that was granted; the new tokens are sealed for the next one
-- ARGV[3]  fingerprint of the refresh token that was spent
-- ARGV[4]  sealed access token
-- ARGV[5]  sealed refresh token
-- ARGV[6]  fingerprint of the new refresh token
-- ARGV[7]  lifetime of the access token in ms, or '' when it does not expire
-- Returns  'OK' | 'STALE' somebody moved on: use theirs | 'GONE' signed out meanwhile: the new tokens are dropped
local token, lock, cooldown = KEYS[1], KEYS[2], KEYS[3]
local owner, granted, parent, access, refresh, fingerprint, lifetime =
  ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7]

if redis.call('GET', lock) == owner then redis.call('DEL', lock) end

local fields = redis.call('HMGET', token, 'version', 'fingerprint', 'ends', 'committer')
local version, current, ends_ms, committer = fields[1], fields[2], fields[3], fields[4]
if not version then return 'GONE' end
if committer == owner and tonumber(version) == tonumber(granted) + 1 then return 'OK' end
if version ~= granted or current ~= parent then return 'STALE' end

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HDEL', token, 'intent', 'lost', 'suspect', 'reason', 'lifetime', 'expires')
redis.call('HSET', token, 'state', 'ok', 'version', version + 1, 'access', access, 'refresh', refresh, 'fingerprint', fingerprint, 'committer', owner)
if lifetime ~= '' then redis.call('HSET', token, 'lifetime', lifetime, 'expires', now_ms + tonumber(lifetime)) end
redis.call('PEXPIREAT', token, ends_ms)
redis.call('DEL', cooldown)
return 'OK'
