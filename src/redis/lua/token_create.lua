-- Stores the tokens of a new session. Only sign-in calls it: no other script creates a token record.
-- KEYS[1]  token
-- KEYS[2]  lock
-- KEYS[3]  cooldown
-- ARGV[1]  sealed access token
-- ARGV[2]  sealed refresh token, or ''
-- ARGV[3]  fingerprint of the refresh token, or ''
-- ARGV[4]  lifetime of the access token in ms, or '' when it does not expire
-- ARGV[5]  absolute limit of the session, seconds
-- Returns  1
local token, lock, cooldown = KEYS[1], KEYS[2], KEYS[3]
local access, refresh, fingerprint, lifetime, limit_ms = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]) * 1000

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('DEL', token, lock, cooldown)
redis.call('HSET', token, 'state', 'ok', 'version', 1, 'access', access, 'ends', now_ms + limit_ms)
if refresh ~= '' then redis.call('HSET', token, 'refresh', refresh, 'fingerprint', fingerprint) end
if lifetime ~= '' then redis.call('HSET', token, 'lifetime', lifetime, 'expires', now_ms + tonumber(lifetime)) end
redis.call('PEXPIRE', token, limit_ms)
return 1
