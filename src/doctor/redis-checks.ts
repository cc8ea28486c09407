import { isNewEnough } from '../state/connection/probe.ts';
import type { RedisFacts, RedisSelfCheck } from '../state/self-check.ts';
import { type Check, type Finding, failed, ok } from './check.ts';
import { given, once } from './needs.ts';

const AWAY = 'Redis must be reachable first';

/** What the bot needs of Redis. */
export function redisChecks(look: RedisSelfCheck): Check[] {
  const facts = once(look.facts);
  const tried = once(look.tryEverything);
  const known = (judge: (facts: RedisFacts) => Finding | Promise<Finding>) => () => given(facts, AWAY, judge);
  return [
    {
      id: 'redis',
      title: 'Redis answers, and is new enough',
      hint: 'Check REDIS_URL, and that Redis runs and can be reached from here.',
      run: async () => {
        const { version } = await facts();
        return isNewEnough(version) ? ok(version) : failed(version, 'Use Redis 6.2 or newer, or Valkey.');
      },
    },
    {
      id: 'redis-writes',
      title: 'Redis takes what the bot writes',
      run: known(async () => {
        await tried();
        return ok('a primary, with every right that the bot needs');
      }),
      hint: 'The docs say what the bot needs of Redis: docs/operate.md, "Redis".',
    },
    {
      id: 'redis-eviction',
      title: 'Redis keeps what is in it',
      run: known(({ evictionPolicy }) =>
        evictionPolicy === 'noeviction'
          ? ok(evictionPolicy)
          : failed(
              `maxmemory-policy is ${evictionPolicy}: it may drop running demos`,
              'Set maxmemory-policy noeviction, or use a Redis of its own.',
            ),
      ),
    },
    {
      id: 'redis-persistence',
      title: 'Redis survives a restart',
      run: known(({ isAppendOnly }) =>
        isAppendOnly
          ? ok('appendonly yes')
          : failed('appendonly is off: a restart may forget running demos', 'Set appendonly yes.'),
      ),
    },
    {
      id: 'encryption-key',
      title: 'The encryption key opens what is in Redis',
      run: async () =>
        given(tried, 'Redis must take writes first', async () => {
          const unreadable = await look.unreadableRecords();
          if (unreadable === 0) return ok('every record can be read');
          return failed(
            unreadable === 1 ? '1 running demo cannot be read' : `${unreadable} running demos cannot be read`,
            'Put the former key behind the new one in STATE_ENCRYPTION_KEY, with a comma between, for a day.',
          );
        }),
    },
  ];
}
