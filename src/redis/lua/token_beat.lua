-- Extends the lease of a holder while the provider is slow.
-- KEYS[1]  lock
-- ARGV[1]  owner
-- ARGV[2]  lease, ms
-- Returns  1 when still held, 0 when the lease was lost
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[2]))
