import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { iamOperations } from '../../../sandbox/aws/iam/operations.ts';
import { stsOperations } from '../../../sandbox/aws/sts/operations.ts';
import { runs } from '../../support/volume.ts';
import { anyRequest, bucketCall, encoded, encodedForm, queryCall, requestHead } from './bad-input-arbitraries.ts';
import { signed } from './raw-requests.ts';
import { startWorld, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

/** Returns the request, or `undefined` if `Request` does not accept the URL or the headers. */
function requestOf(url: string, init: RequestInit): Request | undefined {
  try {
    return new Request(url, init);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function statusOf(request: Request, mayBeUnsupported: boolean): Promise<number> {
  const response = await world.aws.fetch(request);
  const body = await response.text();
  if (mayBeUnsupported && response.status === 501) {
    const head = request.method === 'HEAD';
    expect(head ? world.aws.view().calls.at(-1)?.errorCode : body).toContain('NotImplemented');
  } else {
    expect(response.status, body).toBeLessThan(500);
  }
  return response.status;
}

test('a malformed request without credentials is refused with a 4xx status, never with a 5xx status', async () => {
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(anyRequest, async (odd) => {
      const hasBody = odd.method !== 'GET' && odd.method !== 'HEAD';
      const init = { method: odd.method, headers: odd.headers, ...(hasBody && { body: odd.body as BodyInit }) };
      const request = requestOf(`http://${odd.host}${odd.target}`, init);
      if (!request) return;
      sent += 1;
      const status = await statusOf(request, false);
      expect(status).toBeGreaterThanOrEqual(400);
    }),
    { numRuns: runs(5000) },
  );
  expect(sent).toBeGreaterThan(runs(2000));
});

test('a malformed request of the administrator with a valid signature never gets a 5xx status except for NotImplemented', async () => {
  const operations = [...iamOperations.keys(), ...stsOperations.keys()];
  await fc.assert(
    fc.asyncProperty(fc.oneof(queryCall(operations), bucketCall), async (odd) => {
      const url = world.aws.url;
      if ('action' in odd) {
        const service = stsOperations.has(odd.action) ? 'sts' : 'iam';
        const body = `Action=${encoded(odd.action)}&${encodedForm(odd.form)}`;
        await statusOf(new Request(url, signed(world, service, body)), false);
        return;
      }
      // `Request` normalizes the path, and the signature must be of the normalized path.
      const { pathname, search } = new URL(`${url}${odd.target}`);
      const signedOdd = signed(world, 's3', odd.body, { ...odd, target: `${pathname}${search}` });
      const request = requestOf(`${url}${odd.target}`, signedOdd);
      if (request) await statusOf(request, true);
    }),
    { numRuns: runs(5000) },
  );
  const { calls } = world.aws.view();
  const ofTheAdministrator = calls.filter(({ principal }) => principal === 'sandbox-admin');
  // The view contains only the newest 500 calls.
  expect(ofTheAdministrator.length).toBeGreaterThan(Math.min(500, runs(5000)) * 0.4);
});

test('a connection that sends malformed bytes gets a 4xx answer or is closed', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(requestHead, async (bytes) => {
      const answer = await answerOnWire(bytes);
      expect(answer).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/);
      if (answer !== '') answered += 1;
    }),
    { numRuns: runs(300) },
  );
  expect(answered).toBeGreaterThan(runs(100));
});

/** Sends these bytes, and returns the answer up to the end of the connection. */
function answerOnWire(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(world.aws.url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.end(bytes);
  });
}
