-- Records that the API refuses an access token for which there is no newer one: only a new sign-in helps.
-- KEYS[1]  token
-- ARGV[1]  version of the refused token
-- ARGV[2]  reason
-- ARGV[3]  how long a tombstone stays, ms
-- Returns  1 when recorded, 0 when the session is gone or somebody has moved on
local token = KEYS[1]
local refused, reason, tombstone_ms = ARGV[1], ARGV[2], tonumber(ARGV[3])

if redis.call('HGET', token, 'version') ~= refused then return 0 end
redis.call('HDEL', token, 'access', 'refresh', 'intent', 'lost', 'suspect')
redis.call('HSET', token, 'state', 'reauth', 'reason', reason)
redis.call('PEXPIRE', token, tombstone_ms)
return 1
