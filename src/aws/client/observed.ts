import type { AwsCall, Signer } from '../../shared/aws-call.ts';
import { codeOf, type SdkFailure } from './errors.ts';
import { toldParameters } from './told-parameters.ts';

/** The part of an SDK client's middleware stack that is used here. It sees each attempt, so retries count as calls. */
interface Watchable {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: 'finalizeRequest'; priority: 'low'; name: string }): void;
  };
}
type Handler = (args: { readonly input: object }) => Promise<{ readonly output: unknown }>;
type Middleware = (next: Handler, context: { readonly commandName?: string }) => Handler;

/** @param by the kind of credentials that the client signs with */
type Watch = <Client>(service: AwsCall['service'], client: Client, by: Signer) => Client;

/**
 * Calls `onCall` after every request of a client, with the parameters that hold no secret, the request id and the
 * result code.
 */
export function observed(onCall: ((call: AwsCall) => void) | undefined): Watch {
  return (service, client, by) => {
    if (onCall === undefined) return client;
    const middleware: Middleware = (next, { commandName = 'Unknown' }) => {
      const operation = commandName.replace(/Command$/, '');
      return async (args) => {
        const begunAt = performance.now();
        const tell = (outcome: string, answer: unknown) =>
          onCall({
            service,
            operation,
            by,
            parameters: toldParameters(operation, args.input),
            outcome,
            durationMs: performance.now() - begunAt,
            requestId: requestIdOf(answer),
          });
        try {
          const result = await next(args);
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
