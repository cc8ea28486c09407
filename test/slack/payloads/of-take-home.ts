import type { Locale } from '../../../src/scenario/demo.ts';
import { MOST_CALLS, type RecordedCall } from '../../../src/scenario/ports/call-log.ts';
import { listBucketsWithMfa } from '../../../src/scenario/session-token/policy.ts';
import { SIGNERS, TYPED_CODE } from '../../../src/shared/aws-call.ts';
import { assumeRoleFace } from '../../../src/slack/scenarios/assume-role/face.ts';
import { mfaAgeFace } from '../../../src/slack/scenarios/mfa-age/face.ts';
import { policyView } from '../../../src/slack/scenarios/mfa-user/windows/policy-view.ts';
import { sessionTokenFace } from '../../../src/slack/scenarios/session-token/face.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { explainView } from '../../../src/slack/views/explain/explain-view.ts';
import { takeHomeView } from '../../../src/slack/views/take-home.ts';
import { sampleDemo } from '../sample-demos.ts';
import { extreme, LONGEST_ID, type Payload, view } from './payload.ts';

const OUTCOMES = ['ok', 'AccessDenied', 'InvalidClientTokenId', `<&>${'c'.repeat(200)}`];

/** Returns the windows with the policy, with the commands of each lesson and with the explained calls. */
export function ofTakeHome(locale: Locale, text: Text): Payload[] {
  const page = (number: number) => ({ demoId: LONGEST_ID, locale, page: number });
  const calls = everyCall(text);
  return [
    view('the policy', policyView, listBucketsWithMfa(0), 'aws:MultiFactorAuthPresent', text.takeHome.policy, text),
    ...ofCommands(text),
    view('no calls yet', explainView, [], page(0)),
    ...[0, 1, 2].map((number) => view(`the calls, page ${number + 1}`, explainView, calls, page(number))),
    ...extreme(
      [0, 1, 8, 9, MOST_CALLS].flatMap((count) =>
        [0, 1, 7, 99].map((number) =>
          view(`page ${number} of ${count} calls`, explainView, longCalls(count), page(number)),
        ),
      ),
    ),
  ];
}

/** Returns the windows with commands, for each lesson that has something to take home. */
function ofCommands(text: Text): Payload[] {
  const { sent } = text.takeHome.files;
  return [sessionTokenFace, assumeRoleFace, mfaAgeFace].flatMap(({ id, takeHome }) =>
    takeHome === undefined
      ? []
      : [
          view(`the commands of ${id}`, takeHomeView, LONGEST_ID, takeHome, text),
          view(`the commands of ${id}, and the scripts were sent`, takeHomeView, LONGEST_ID, takeHome, text, sent),
        ],
  );
}

/**
 * Returns a call of every operation for which the catalog has an explanation, and a call of another operation. The call
 * of DeleteUser has no request id.
 */
function everyCall(text: Text): RecordedCall[] {
  const operations = [...Object.keys(text.takeHome.explain.purpose), 'ListAccessKeys'].filter(
    (name) => name !== 'other',
  );
  return operations.map((operation, index) => ({
    service: operation === 'ListBuckets' ? 's3' : operation.startsWith('Get') ? 'sts' : 'iam',
    operation,
    by: operation === 'GetSessionToken' ? 'access key' : operation === 'ListBuckets' ? 'temporary credentials' : 'bot',
    parameters: {
      UserName: 'mfa-demo-abcdefghjkmn',
      ...(operation === 'GetSessionToken' && { TokenCode: TYPED_CODE }),
    },
    outcome: operation === 'DeleteUser' ? 'Throttling' : operation === 'GetUser' ? 'AccessDenied' : 'ok',
    requestId: operation === 'DeleteUser' ? undefined : `2f5c6d9e-${index}`,
    at: sampleDemo('proved').createdAt + index * 1000,
    times: operation === 'GetCallerIdentity' ? 3 : 1,
  }));
}

function longCalls(count: number): RecordedCall[] {
  const longest = `<&>\`${'p'.repeat(500)}`;
  return Array.from({ length: count }, (_, index) => ({
    service: 's3',
    operation: index % 2 ? 'ListBuckets' : `Unheard${'x'.repeat(100)}`,
    by: SIGNERS[index % SIGNERS.length] ?? 'bot',
    parameters: { UserName: longest, SerialNumber: longest, PolicyArn: longest, TokenCode: TYPED_CODE },
    outcome: OUTCOMES[index % OUTCOMES.length] ?? 'ok',
    requestId: index % 3 ? longest : undefined,
    at: index,
    times: index % 5 ? 1 : 1_000_000,
  }));
}
