-- Puts tokens that are sealed anew in the place of the same tokens under an older key. Changes nothing else: no version,
-- no time to live.
-- KEYS[1]  token
-- ARGV[1]  sealed access token, as it was read
-- ARGV[2]  the same, sealed anew
-- ARGV[3]  the refresh token, sealed anew, or ''
-- Returns  1 when replaced, 0 when somebody has moved on
local token = KEYS[1]
local seen, access, refresh = ARGV[1], ARGV[2], ARGV[3]

if redis.call('HGET', token, 'access') ~= seen then return 0 end
redis.call('HSET', token, 'access', access)
if refresh ~= '' then redis.call('HSET', token, 'refresh', refresh) end
return 1
