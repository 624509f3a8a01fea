-- Records a sign-in that a browser has started.
-- KEYS[1]  sign-in
-- ARGV[1]  hash of the browser's nonce
-- ARGV[2]  returnTo
-- ARGV[3]  sealed PKCE verifier
-- ARGV[4]  how long the seller may take, seconds
-- ARGV[5]  how long the sign-in is remembered, so that a late one is told from an unknown one, seconds
-- Returns  1
local login = KEYS[1]
local browser, return_to, verifier, due_seconds, remember_seconds = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', login, 'browser', browser, 'returnTo', return_to, 'verifier', verifier, 'due', now_ms + due_seconds * 1000)
redis.call('EXPIRE', login, remember_seconds)
return 1
