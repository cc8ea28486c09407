import { RECORD } from './workshop-hashes.ts';

/*
 * Each script is atomic. KEYS are always [1] the index (the workshop of each channel) and [2] the hash of one workshop.
 * Both have the same hash tag.
 */

/**
 * ARGV: channel, id, record, prefix of hashes. Returns the id of the workshop that the channel already has, or nothing.
 */
export const OPEN = `
local open = redis.call('HGET', KEYS[1], ARGV[1])
if open and redis.call('EXISTS', ARGV[4] .. open) == 1 then return open end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('HSET', KEYS[2], '${RECORD}', ARGV[3])
return false`;

/**
 * ARGV: channel, id, record, expected version, lifetime in ms if it is ended or ''. Returns 'saved', 'gone', or the
 * version that is stored. A save that is sent again after a lost answer finds its own record, and returns 'saved'.
 */
export const SAVE = `
local stored = redis.call('HGET', KEYS[2], '${RECORD}')
if not stored then return 'gone' end
if stored == ARGV[3] then return 'saved' end
local version = cjson.decode(stored).version
if tostring(version) ~= ARGV[4] then return tostring(version) end
redis.call('HSET', KEYS[2], '${RECORD}', ARGV[3])
if ARGV[5] == '' then return 'saved' end
redis.call('PEXPIRE', KEYS[2], ARGV[5])
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end
return 'saved'`;

/**
 * Writes a text into a field that does not exist yet, with the next number instead of the placeholder. ARGV: field,
 * text, placeholder. Returns whether the field is new, and its text; or nothing if there is no such workshop.
 */
export const ADD_NUMBERED = `
if redis.call('HEXISTS', KEYS[2], '${RECORD}') == 0 then return false end
local there = redis.call('HGET', KEYS[2], ARGV[1])
if there then return { 0, there } end
local number = redis.call('HINCRBY', KEYS[2], 'seats', 1)
local from, to = string.find(ARGV[2], ARGV[3], 1, true)
local text = string.sub(ARGV[2], 1, from - 1) .. number .. string.sub(ARGV[2], to + 1)
redis.call('HSET', KEYS[2], ARGV[1], text)
return { 1, text }`;

/** ARGV: a field that must exist, then pairs of a field and its text; '' deletes the field. */
export const SET = `
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then return 0 end
for index = 2, #ARGV, 2 do
  if ARGV[index + 1] == '' then redis.call('HDEL', KEYS[2], ARGV[index])
  else redis.call('HSET', KEYS[2], ARGV[index], ARGV[index + 1]) end
end
return 1`;

/**
 * ARGV: a field that must exist, then for each change a field, its value before or '', and its new value; '' deletes
 * the field. Returns 1 when all new values are stored, also when the call is sent again after a lost answer. Returns 0
 * when nothing was changed, because the needed field does not exist or a field has another value.
 */
export const REPLACE = `
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then return 0 end
local isAsBefore, isDone = true, true
for index = 2, #ARGV, 3 do
  local stored = redis.call('HGET', KEYS[2], ARGV[index]) or ''
  isAsBefore = isAsBefore and stored == ARGV[index + 1]
  isDone = isDone and stored == ARGV[index + 2]
end
if isDone then return 1 end
if not isAsBefore then return 0 end
for index = 2, #ARGV, 3 do
  if ARGV[index + 2] == '' then redis.call('HDEL', KEYS[2], ARGV[index])
  else redis.call('HSET', KEYS[2], ARGV[index], ARGV[index + 2]) end
end
return 1`;

/** ARGV: channel, id. Removes the channel's index entry if it names this workshop. */
export const RELEASE = `
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then return redis.call('HDEL', KEYS[1], ARGV[1]) end
return 0`;
