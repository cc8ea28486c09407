import type { Locale } from '../../src/scenario/demo.ts';
import { MOST_CALLS, type RecordedCall } from '../../src/scenario/ports/call-log.ts';
import { SIGNERS, TYPED_CODE } from '../../src/shared/aws-call.ts';
import { cliView } from '../../src/slack/scenarios/session-token/take-home/cli-view.ts';
import { explainView } from '../../src/slack/scenarios/session-token/take-home/explain-view.ts';
import { policyView } from '../../src/slack/scenarios/session-token/take-home/policy-view.ts';
import type { Text } from '../../src/slack/text/en.ts';
import { sampleDemo } from './sample-demos.ts';

const LONGEST_ID = 'z'.repeat(40);
const OUTCOMES = ['ok', 'AccessDenied', 'InvalidClientTokenId', `<&>${'c'.repeat(200)}`];

/** The windows for who wants to know more, with ordinary and with extreme contents. */
export function takeHomePayloads(locale: Locale, text: Text) {
  const page = (number: number) => ({ demoId: LONGEST_ID, locale, page: number });
  const counts = [0, 1, 8, 9, MOST_CALLS];
  return [
    view('the policy', policyView, sampleDemo('proved'), text),
    view('the commands', cliView, LONGEST_ID, text),
    view('the commands, and the scripts were sent', cliView, LONGEST_ID, text, text.takeHome.files.sent),
    ...counts.flatMap((count) =>
      [0, 1, 7, 99].map((number) =>
        view(`page ${number} of ${count} calls`, explainView, manyCalls(count), page(number)),
      ),
    ),
  ];
}

function view<Args extends unknown[]>(name: string, make: (...args: Args) => object, ...args: Args) {
  return { kind: 'view' as const, name, madeBy: make.name, body: make(...args) };
}

function manyCalls(count: number): RecordedCall[] {
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
