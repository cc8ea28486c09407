import type { AwsCall } from '../../shared/aws-call.ts';
import { codeOf, type SdkFailure } from './errors.ts';

/** What is used of an SDK client's middleware stack: each attempt passes it, so that retries count as calls. */
interface Watchable {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: 'finalizeRequest'; priority: 'low'; name: string }): void;
  };
}
type Handler = (input: never) => Promise<{ readonly output: unknown }>;
type Middleware = (next: Handler, context: { readonly commandName?: string }) => Handler;

type Watch = <Client>(service: AwsCall['service'], client: Client) => Client;

/** Has every request of a client told to `onCall`. Nothing of a request or an answer is passed on but its id and code. */
export function observed(onCall: ((call: AwsCall) => void) | undefined): Watch {
  return (service, client) => {
    if (onCall === undefined) return client;
    const middleware: Middleware = (next, { commandName = 'Unknown' }) => {
      return async (input) => {
        const begunAt = performance.now();
        const tell = (outcome: string, answer: unknown) =>
          onCall({
            service,
            operation: commandName.replace(/Command$/, ''),
            outcome,
            durationMs: performance.now() - begunAt,
            requestId: requestIdOf(answer),
          });
        try {
          const result = await next(input);
          tell('ok', result.output);
          return result;
        } catch (error) {
          tell(codeOf(error as SdkFailure), error);
          throw error;
        }
      };
    };
    (client as Watchable).middlewareStack.add(middleware, {
      step: 'finalizeRequest',
      priority: 'low',
      name: 'observed',
    });
    return client;
  };
}

function requestIdOf(answer: unknown): string | undefined {
  return (answer as { $metadata?: { requestId?: string } } | undefined)?.$metadata?.requestId;
}
