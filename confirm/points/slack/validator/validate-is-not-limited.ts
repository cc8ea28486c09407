import { type SlackPoint, verdict } from '../../../point.ts';
import { section } from '../../../slack/blocks.ts';
import { askOnce } from '../../../slack/validate.ts';

/** More calls than the 100 per minute of tier 4. */
const CALLS = 120;

export const validateIsNotLimited: SlackPoint = {
  id: 'validate-is-not-limited',
  service: 'slack',
  statement: '`blocks.validate` may be called more than 100 times in a minute: it has no tier.',
  where: ['sandbox/slack/rate-limits.ts', 'bench/slack-verdicts.ts'],
  check: async ({ apiUrl, pause }) => {
    const startedAt = performance.now();
    for (let calls = 1; calls <= CALLS; calls += 1) {
      const response = await askOnce(apiUrl, { blocks: [section('A check')] });
      if (response.status !== 429) continue;
      const wait = Number(response.headers.get('retry-after') ?? 1);
      // Without the pause Slack would also refuse the next request.
      await pause(wait);
      return verdict(false, `Call ${calls} was refused: wait ${wait} s.`);
    }
    const seconds = Math.ceil((performance.now() - startedAt) / 1000);
    return verdict(true, `${CALLS} calls in ${seconds} s were answered.`);
  },
};
