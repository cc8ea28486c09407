import { isNewEnough } from '../state/connection/probe.ts';
import type { RedisFacts, RedisSelfCheck } from '../state/self-check.ts';
import { type Check, type Finding, failed, ok } from './check.ts';
import { given, once } from './needs.ts';

const AWAY = 'Redis must be reachable first';

export function redisChecks(look: RedisSelfCheck): Check[] {
  const facts = once(look.facts);
  const tried = once(look.tryEverything);
  const known = (judge: (facts: RedisFacts) => Finding | Promise<Finding>) => () => given(facts, AWAY, judge);
  return [
    {
      id: 'redis',
      title: 'Redis can be reached and is new enough',
      hint: 'Check REDIS_URL, that Redis is running, and that this machine can reach it.',
      run: async () => {
        const { version } = await facts();
        return isNewEnough(version) ? ok(version) : failed(version, 'Use Redis 6.2 or newer, or Valkey.');
      },
    },
    {
      id: 'redis-writes',
      title: 'Redis accepts what the bot writes',
      run: known(async () => {
        await tried();
        return ok('Redis is a primary, and the bot has every right that it needs');
      }),
      hint: 'docs/operate.md says under "Redis" what the bot needs.',
    },
    {
      id: 'redis-eviction',
      title: 'Redis never evicts data',
      run: known(({ evictionPolicy }) =>
        evictionPolicy === 'noeviction'
          ? ok(evictionPolicy)
          : failed(
              `maxmemory-policy is ${evictionPolicy}: Redis may delete running demos`,
              'Set maxmemory-policy noeviction, or give the bot its own Redis.',
            ),
      ),
    },
    {
      id: 'redis-persistence',
      title: 'Redis keeps its data at a restart',
      run: known(({ isAppendOnly }) =>
        isAppendOnly
          ? ok('appendonly yes')
          : failed('appendonly is off: a restart may lose running demos', 'Set appendonly yes.'),
      ),
    },
    {
      id: 'encryption-key',
      title: 'The encryption key fits the data in Redis',
      run: async () =>
        given(tried, 'Redis must accept writes first', async () => {
          const unreadable = await look.unreadableRecords();
          if (unreadable === 0) return ok('every record can be read');
          return failed(
            unreadable === 1 ? '1 running demo cannot be read' : `${unreadable} running demos cannot be read`,
            'For one day, set STATE_ENCRYPTION_KEY to the new key, a comma, and the old key.',
          );
        }),
    },
  ];
}
