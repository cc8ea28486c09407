import { type AwsPoint, verdict } from '../../../point.ts';

const TIMEOUT_MS = 10_000;

export const clockInDateHeader: AwsPoint = {
  id: 'clock-in-date-header',
  service: 'aws',
  statement: 'STS and S3 send the time in the `Date` header, also in the answer to a request without a signature.',
  where: ['src/aws/self-check.ts'],
  check: async ({ urls }) => {
    const ask = (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' });
    const answers = [await ask(urls.sts, { method: 'POST', body }), await ask(urls.s3, { redirect: 'manual' })];
    const dates = answers.map(({ headers }) => headers.get('date'));
    const hasTime = (date: string | null) => date !== null && !Number.isNaN(Date.parse(date));
    const [sts, s3] = dates.map((date) => (hasTime(date) ? 'the time' : 'no time'));
    return verdict(dates.every(hasTime), `STS sent ${sts}, S3 sent ${s3}.`);
  },
};
