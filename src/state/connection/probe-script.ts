/**
 * Runs each Redis command that the scripts of the bot and of BullMQ use, and deletes its keys at the end.
 * KEYS: a key for the probe only. Stops at the first command that Redis refuses, and returns this command and the
 * error. The keys that it has made until then may stay in Redis. Returns nothing if Redis refuses no command.
 */
export const TRY_EVERYTHING = `
local text, hash, list, zset, set, stream = KEYS[1], KEYS[1] .. ':h', KEYS[1] .. ':l', KEYS[1] .. ':z', KEYS[1] .. ':s', KEYS[1] .. ':x'
local tries = {
  { 'TIME' }, { 'SET', text, 1, 'PX', 60000 }, { 'GET', text }, { 'INCR', text }, { 'INCRBY', text, 1 }, { 'EXISTS', text },
  { 'TYPE', text }, { 'PTTL', text }, { 'PEXPIRE', text, 60000 }, { 'PERSIST', text }, { 'PEXPIREAT', text, 1 },
  { 'HSET', hash, 'a', 1 }, { 'HMSET', hash, 'b', 1 }, { 'HSETNX', hash, 'c', 1 }, { 'HGET', hash, 'a' }, { 'HMGET', hash, 'a' },
  { 'HGETALL', hash }, { 'HINCRBY', hash, 'a', 1 }, { 'HEXISTS', hash, 'a' }, { 'HLEN', hash }, { 'HVALS', hash }, { 'HDEL', hash, 'a' },
  { 'LPUSH', list, 1 }, { 'RPUSH', list, 2 }, { 'LLEN', list }, { 'LRANGE', list, 0, -1 }, { 'LINDEX', list, 0 },
  { 'LSET', list, 0, 1 }, { 'LPOS', list, 1 }, { 'RPOPLPUSH', list, list }, { 'LREM', list, 1, 1 }, { 'LTRIM', list, 0, 0 },
  { 'LPOP', list }, { 'RPOP', list },
  { 'ZADD', zset, 1, 'a', 2, 'b' }, { 'ZSCORE', zset, 'a' }, { 'ZRANK', zset, 'a' }, { 'ZCARD', zset }, { 'ZCOUNT', zset, 0, 1 },
  { 'ZRANGE', zset, 0, -1 }, { 'ZREVRANGE', zset, 0, -1 }, { 'ZRANGEBYSCORE', zset, 0, 1 }, { 'ZREVRANGEBYSCORE', zset, 1, 0 },
  { 'ZRANGEBYLEX', zset, '-', '+' }, { 'ZREMRANGEBYRANK', zset, 5, 5 }, { 'ZREMRANGEBYSCORE', zset, 5, 5 }, { 'ZPOPMIN', zset },
  { 'ZREM', zset, 'b' },
  { 'SADD', set, 1 }, { 'SMEMBERS', set }, { 'SCARD', set }, { 'SISMEMBER', set, 1 }, { 'SREM', set, 1 },
  { 'XADD', stream, '*', 'a', 1 }, { 'XRANGE', stream, '-', '+' }, { 'XLEN', stream }, { 'XTRIM', stream, 'MAXLEN', 0 },
  { 'UNLINK', hash, list, zset, set, stream }, { 'DEL', text },
}
for _, try in ipairs(tries) do
  local answer = redis.pcall(unpack(try))
  if type(answer) == 'table' and answer.err then return { try[1], answer.err } end
end
return false`;
