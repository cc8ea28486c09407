import { iamOperations } from '../iam/operations.ts';
import { AwsError, invalidAction } from '../operation/errors.ts';
import { inputOf } from '../operation/input.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import type { WireCall } from '../request/wire-call.ts';
import { stsOperations } from '../sts/operations.ts';

const SERVICES = {
  iam: { operations: iamOperations, version: '2010-05-08', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
  sts: { operations: stsOperations, version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
} as const;

export type QueryService = keyof typeof SERVICES;

export function namespaceOf(service: QueryService): string {
  return SERVICES[service].namespace;
}

/** Actions of STS that the sandbox does not support. */
const OTHER_STS_ACTIONS = new Set([
  ...['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'AssumeRoot', 'DecodeAuthorizationMessage'],
  ...['GetDelegatedAccessToken', 'GetFederationToken', 'GetWebIdentityToken'],
]);
/** Actions that carry a token instead of a signature. */
const UNSIGNED_ACTIONS = new Set(['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']);

/** Returns IAM or STS if no signature names the service of a call: by host, then by action or version; else IAM. */
export function guessedQueryService(request: ReceivedRequest): QueryService {
  const host = /^(iam|sts)\./i.exec(request.headers.get('host') ?? '')?.[1]?.toLowerCase();
  if (host === 'iam' || host === 'sts') return host;
  const form = formOf(request);
  const action = form.getAll('Action').at(-1) ?? '';
  const isOfSts = stsOperations.has(action) || OTHER_STS_ACTIONS.has(action);
  return isOfSts || form.get('Version') === SERVICES.sts.version ? 'sts' : 'iam';
}

/**
 * Reads a call of AWS's query protocol: `Action`, `Version` and the parameters are a form in the body, in the query, or
 * in both.
 */
export function readQueryCall(service: QueryService, request: ReceivedRequest): WireCall {
  const form = formOf(request);
  const action = form.getAll('Action').at(-1) ?? '';
  const { operations, version, namespace } = SERVICES[service];
  return {
    operationName: /^\w{1,128}$/.test(action) ? action : '(none)',
    isAskedUnsigned: service === 'sts' && UNSIGNED_ACTIONS.has(action),
    ask() {
      if (action === '') throw missingAction(request);
      const operation = operations.get(action);
      const asked = form.get('Version') || version;
      if (!operation || asked !== version) throw invalidAction(action.slice(0, 128), asked.slice(0, 32));
      return {
        operation,
        action: `${service}:${action}`,
        input: inputOf(form),
        reply: (result) => ({
          status: 200,
          body: (requestId) => ({
            [`${action}Response`]: {
              '@xmlns': namespace,
              ...(result && { [`${action}Result`]: result }),
              ResponseMetadata: { RequestId: requestId },
            },
          }),
        }),
      };
    },
  };
}

/**
 * Returns the parameters of the query and then of the body. If a parameter is repeated, its last value is used. For
 * `Version`, the first value is used.
 */
function formOf(request: ReceivedRequest): URLSearchParams {
  const inBody = isForm(request) ? new URLSearchParams(new TextDecoder().decode(request.body)) : [];
  return new URLSearchParams([...new URLSearchParams(request.query), ...inBody]);
}

/** Returns whether the body is a form; a request without a content type counts as one. */
function isForm({ headers }: ReceivedRequest): boolean {
  return /^\s*(?:application\/x-www-form-urlencoded\s*(?:;|$)|$)/i.test(headers.get('content-type') ?? '');
}

function missingAction(request: ReceivedRequest): AwsError {
  const reason = isForm(request) ? 'There is no Action.' : 'The body is not declared as a form, so it was not read.';
  return new AwsError('MissingAction', 400, 'Missing Action', reason);
}
