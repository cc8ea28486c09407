import aws4 from 'aws4';
import { z } from 'zod';
import { makeUser } from '../../../aws/make-user.ts';
import { type AwsPoint, verdict } from '../../../point.ts';

const TIMEOUT_MS = 10_000;

const answerSchema = z.object({
  GetUserResponse: z.object({ GetUserResult: z.object({ User: z.record(z.string(), z.unknown()) }) }),
});

export const jsonAnswers: AwsPoint = {
  id: 'json-answers',
  service: 'aws',
  statement:
    'IAM answers in JSON when the client asks for it. It writes times as epoch seconds and omits fields that have no value.',
  where: ['sandbox/aws/operation/json.ts'],
  check: async (scene) => {
    const { name: UserName } = await makeUser(scene, 'user');
    const url = new URL(scene.urls.iam);
    const body = new URLSearchParams({ Action: 'GetUser', Version: '2010-05-08', UserName }).toString();
    const signed = aws4.sign(
      {
        service: 'iam',
        region: 'us-east-1',
        method: 'POST',
        host: url.host,
        path: '/',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body,
      },
      await scene.iam.config.credentials(),
    );
    // `fetch` sets these headers itself.
    const { Host: _host, 'Content-Length': _length, ...headers } = signed.headers as Record<string, string>;
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (!text.startsWith('{')) return verdict(false, `The answer (${response.status}) is not JSON.`);
    const { User } = answerSchema.parse(JSON.parse(text)).GetUserResponse.GetUserResult;
    const isAsBelieved = typeof User.CreateDate === 'number' && !('PasswordLastUsed' in User);
    const absent = 'PasswordLastUsed' in User ? JSON.stringify(User.PasswordLastUsed) : 'left out';
    const saw = `CreateDate is a ${typeof User.CreateDate}; PasswordLastUsed, which is absent, is ${absent}.`;
    return verdict(isAsBelieved, saw, response.headers.get('x-amzn-requestid') ?? undefined);
  },
};
