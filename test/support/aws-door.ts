import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import { latch } from './latch.ts';

/**
 * Opens a second address of the same AWS, where a test can stop the calls of an operation for a while. The address is
 * closed when the test is over.
 */
export async function openAwsDoor(aws: EmbeddedAws) {
  const holds: ReturnType<typeof createHold>[] = [];
  const listener = getRequestListener(async (request, bindings) => {
    const operation = operationIn(request.url, await request.clone().text());
    await Promise.all(holds.map((hold) => hold.operation === operation && hold.pass()));
    return aws.fetch(request, (bindings as HttpBindings).incoming);
  });
  const server = createServer({ keepAliveTimeout: 120_000 }, listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const hold of holds) hold.release();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /**
     * Keeps the calls of an operation from AWS until `release`.
     * @param operation AWS's name, for example `CreateUser`
     */
    hold(operation: string) {
      const hold = createHold(operation);
      holds.push(hold);
      return hold;
    },
  };
}

function createHold(operation: string) {
  const [arrival, exit] = [latch(), latch()];
  return {
    operation,
    /** Resolves when the first of these calls has arrived. */
    arrived: arrival.opened,
    /** Forwards the calls that have arrived, and all later calls. */
    release: exit.open,
    pass: () => {
      arrival.open();
      return exit.opened;
    },
  };
}

/** Returns the operation of a request. IAM and STS have it in the body, S3 in the URL. */
function operationIn(url: string, body: string): string | null {
  return new URLSearchParams(body).get('Action') ?? new URL(url).searchParams.get('x-id');
}
