-- Takes a sign-in for redeeming: exactly one caller ever gets it, and only from the browser that started it.
-- A taken sign-in remembers where it led, so that reload, back and double click land there without a second exchange.
-- KEYS[1]  sign-in
-- ARGV[1]  hash of the browser's nonce
-- ARGV[2]  how long a taken sign-in is remembered, seconds
-- Returns  {'UNKNOWN'} | {'WRONG_BROWSER'} | {'EXPIRED'} | {'FINISHED', returnTo} | {'TAKEN', returnTo, sealed verifier}
local login = KEYS[1]
local browser, remember_seconds = ARGV[1], tonumber(ARGV[2])

local fields = redis.call('HMGET', login, 'browser', 'returnTo', 'verifier', 'due')
local owner, return_to, verifier, due_ms = fields[1], fields[2], fields[3], tonumber(fields[4])
if not owner then return {'UNKNOWN'} end
if owner ~= browser then return {'WRONG_BROWSER'} end
if not verifier then return {'FINISHED', return_to} end

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
if now_ms > due_ms then return {'EXPIRED'} end

redis.call('HDEL', login, 'verifier')
redis.call('EXPIRE', login, remember_seconds)
return {'TAKEN', return_to, verifier}
