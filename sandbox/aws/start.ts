import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { ACCESS_KEY_ID, newSecretKey, newUniqueId } from './account/identifiers.ts';
import { HOME_REGION } from './account/regions.ts';
import type { FaultOrder } from './faults/fault-orders.ts';
import { assembleParts } from './parts.ts';
import { route } from './router.ts';
import { sendOrReset } from './serve/fault-connection.ts';
import { secretsOf } from './view/secrets.ts';
import type { AwsView } from './view/view-types.ts';

const CLOSING_GRACE_MS = 250;
/**
 * How long an idle connection stays open, in milliseconds. A request that the client sends just when the server closes
 * an idle connection is lost, and the bot does not send an MFA code a second time. Node's default of five seconds would
 * lose more requests.
 */
const KEEP_ALIVE_MS = 120_000;

export interface EmbeddedAwsOptions {
  /** Default 0: any free port. The address is always 127.0.0.1. */
  readonly port?: number;
  /** Twelve digits. */
  readonly accountId?: string;
  /** The key of the administrator, who may do everything; random by default. */
  readonly adminKey?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /**
   * Seconds until a change of keys, policies, roles or devices is in effect, 8 by default; 0: at once. The deletion or
   * deactivation of a key takes half of this time.
   */
  readonly propagationSeconds?: number;
  readonly buckets?: readonly string[] | undefined;
  /** How many calls of one operation of IAM or STS are allowed per second; not limited by default. */
  readonly throttlePerSecond?: number | undefined;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

export interface EmbeddedAws {
  readonly url: string;
  readonly accountId: string;
  readonly region: typeof HOME_REGION;
  readonly adminKey: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Environment variables for a program that uses this AWS. */
  readonly env: Readonly<Record<string, string>>;
  /** Answers a request like the server on `url`. Another server can use it to answer requests on its own port. */
  fetch(request: Request, incoming?: IncomingMessage): Response | Promise<Response>;
  view(): AwsView;
  /**
   * Orders a fault for the next calls of one operation. Several orders for one operation are used up one after another.
   * @throws ZodError
   */
  orderFault(order: FaultOrder): void;
  /** Removes the ordered faults that are not used up. */
  clearFaults(): void;
  /**
   * Adds users, policies and other resources, as `POST /_sandbox/seed` does. They are in effect at once.
   * @throws Error with the reason if the seed is refused
   */
  seed(content: object): Promise<void>;
  /** Restores the initial state, with the same administrator key and an empty call log. */
  reset(): void;
  /** Returns the secret keys and session tokens that exist now, for tests that look for leaks. */
  secrets(): string[];
  close(): Promise<void>;
}

/**
 * Starts IAM, STS and S3 on one address. The credential scope of a request names its service.
 * @throws RangeError for an administrator's key that no client can sign with
 */
export async function startEmbeddedAws(options: EmbeddedAwsOptions = {}): Promise<EmbeddedAws> {
  const adminKey = options.adminKey ?? { accessKeyId: newUniqueId('AKIA'), secretAccessKey: newSecretKey() };
  if (!ACCESS_KEY_ID.test(adminKey.accessKeyId) || adminKey.secretAccessKey === '') {
    throw new RangeError(
      'adminKey needs an id of 1 to 128 visible ASCII characters without ":", ",", "/" and "=", and a secret.',
    );
  }
  const parts = assembleParts({
    id: options.accountId ?? '111122223333',
    adminKey,
    propagationSeconds: options.propagationSeconds ?? 8,
    buckets: options.buckets,
    now: options.now ?? Date.now,
    throttlePerSecond: options.throttlePerSecond ?? null,
  });
  const fetch: EmbeddedAws['fetch'] = (request, incoming) => route(parts, request, incoming);
  const server = await listen(fetch, options.port ?? 0);
  const url = `http://127.0.0.1:${server.port}`;
  const { id: accountId } = parts.account;
  return {
    url,
    accountId,
    region: HOME_REGION,
    adminKey,
    env: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: adminKey.accessKeyId,
      AWS_SECRET_ACCESS_KEY: adminKey.secretAccessKey,
      AWS_REGION: HOME_REGION,
      // boto3 and version 1 of the aws-cli read this name.
      AWS_DEFAULT_REGION: HOME_REGION,
    },
    fetch,
    view: parts.view,
    orderFault: parts.faults.order,
    clearFaults: parts.faults.clear,
    async seed(content) {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify(content);
      const answer = await fetch(new Request(`${url}/_sandbox/seed`, { method: 'POST', headers, body }));
      if (!answer.ok) throw new Error(await answer.text());
    },
    reset: parts.reset,
    secrets: () => secretsOf(parts.account),
    close() {
      parts.streams.closeAll();
      return server.close();
    },
  };
}

async function listen(fetch: EmbeddedAws['fetch'], port: number) {
  const answer = async (request: Request, env: unknown) => {
    const bindings = env as HttpBindings;
    return sendOrReset(await fetch(request, bindings.incoming), bindings);
  };
  return new Promise<{ port: number; close(): Promise<void> }>((resolve, reject) => {
    const server = serve({ fetch: answer, port, hostname: '127.0.0.1' }, (address: AddressInfo) => {
      resolve({ port: address.port, close });
    });
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
    const close = () =>
      new Promise<void>((done) => {
        // Waits a moment for answers and streams that are ending, then closes connections that are still busy.
        const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), CLOSING_GRACE_MS);
        server.close(() => {
          clearTimeout(cut);
          done();
        });
      });
    server.once('error', reject);
  });
}
