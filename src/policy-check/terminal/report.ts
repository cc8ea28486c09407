import type { Identity } from '../identities.ts';
import { identitiesOf, type PolicyReport } from '../policy-report.ts';
import type { PolicyProblem } from '../problems/problem.ts';
import { problemSentence } from '../problems/sentence.ts';
import type { Reason } from '../reasons.ts';
import { sentenceOf } from './sentences.ts';
import { leftOutWords, NO_USERS, trustQuestion, whoGetsIn } from './trust-words.ts';

/** Functions that colour a text for the terminal. Without colours, each function returns its text unchanged. */
export interface Paint {
  red(text: string): string;
  green(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
}

const NAMES: Readonly<Record<Identity, string>> = {
  accessKey: 'access key',
  sessionWithoutMfa: 'temporary credentials without MFA',
  sessionWithMfa: 'temporary credentials with MFA',
  sessionWithOldMfa: 'temporary credentials with old MFA',
  roleSession: 'temporary credentials of a role',
};

const MEANINGS: Readonly<Record<Identity, string>> = {
  accessKey: 'aws:MultiFactorAuthPresent is not in the request',
  sessionWithoutMfa: 'aws:MultiFactorAuthPresent is false',
  sessionWithMfa: 'true, the code is 40 seconds old',
  sessionWithOldMfa: 'true, the code is 12 hours old',
  roleSession: 'false, also when the role was assumed with MFA',
};

const NAME_WIDTH = Math.max(...Object.values(NAMES).map((name) => name.length)) + 2;
const VERDICT_WIDTH = 16;
/** British English puts no comma before the "and". */
const LIST = new Intl.ListFormat('en-GB');

/** Formats the report as JSON. */
export function jsonOf({ question, verdict, holes, reasons, repaired, missingKeys, trust }: PolicyReport): string {
  const told = reasons.map((reason) => ({ identity: reason.identity, line: reason.line, says: sentenceOf(reason) }));
  return asJson({ ...question, verdict, holes, reasons: told, repaired: repaired ?? null, missingKeys, ...trust });
}

/** Formats the problems as compilers do: file, line, path. */
export function problemsText(name: string, problems: readonly PolicyProblem[]): string {
  return problems
    .map(({ line, path, problem }) => `${name}:${line}: ${path === '' ? '' : `${path}: `}${problemSentence(problem)}\n`)
    .join('');
}

/** Formats the problems as JSON. */
export function problemsJson(problems: readonly PolicyProblem[]): string {
  return asJson({
    problems: problems.map(({ line, path, problem }) => ({ line, path, says: problemSentence(problem) })),
  });
}

/** Formats a failure of the check as JSON, as if it were a problem of line 1. */
export function failureJson(says: string): string {
  return asJson({ problems: [{ line: 1, path: '', says }] });
}

/** Formats the report for a person. */
export function tableOf(name: string, report: PolicyReport, paint: Paint): string {
  const { missingKeys, repaired, trust } = report;
  const parts = [
    `${paint.bold(name)}: ${askedOf(report)}`,
    ...(hasAnswer(report)
      ? [
          identitiesOf(report)
            .map((identity) => rowOf(report, identity, paint))
            .join('\n'),
        ]
      : []),
    paint.bold(hasAnswer(report) ? verdictOf(report) : NO_USERS),
    ...(report.reasons.length > 0 ? [reasonsOf(report)] : []),
    trust && whoGetsIn(trust),
    trust && leftOutWords(trust),
    ...(missingKeys.length > 0 ? [missingOf(missingKeys)] : []),
    ...(repaired
      ? [`Repaired, and checked again: requests without MFA are denied.\n\n${JSON.stringify(repaired, null, 2)}`]
      : []),
    ...(report.holes.length > 0 && !repaired
      ? ['No repair was found that denies every request without MFA and allows requests with MFA.']
      : []),
  ];
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

function askedOf({ question, trust }: PolicyReport): string {
  return trust ? trustQuestion(trust) : `${question.action} on ${question.resource}`;
}

function hasAnswer({ trust }: PolicyReport): boolean {
  return trust === undefined || trust.callers.length > 0;
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function rowOf({ verdict, holes }: PolicyReport, identity: Identity, paint: Paint): string {
  const isHole = holes.includes(identity);
  const answer = verdict[identity] ?? 'denied';
  const words = `${answer}${isHole ? '  HOLE' : ''}`.padEnd(VERDICT_WIDTH);
  const painted = isHole ? paint.red(words) : answer === 'allowed' ? paint.green(words) : words;
  return `  ${NAMES[identity].padEnd(NAME_WIDTH)}${painted}${paint.dim(MEANINGS[identity])}`;
}

function verdictOf({ holes, verdict, trust }: PolicyReport): string {
  const policy = subjectOf(trust);
  if (holes.length > 0)
    return `${policy} does not demand MFA. Allowed without MFA: ${listed(holes.map((hole) => NAMES[hole]))}.`;
  return verdict.sessionWithMfa === 'allowed'
    ? `${policy} demands MFA. Requests without MFA are denied.`
    : `${policy} allows nobody, not even with MFA.`;
}

function subjectOf(trust: PolicyReport['trust']): string {
  return trust ? 'This trust policy' : 'This policy';
}

/** Formats each reason once, with all the identities that it applies to. */
function reasonsOf({ reasons }: PolicyReport): string {
  const sayings = [...new Set(reasons.map(saying))];
  return sayings
    .map(
      (words) =>
        `${words} (${listed(reasons.filter((each) => saying(each) === words).map(({ identity }) => NAMES[identity]))})`,
    )
    .join('\n');
}

function saying(reason: Reason): string {
  return `line ${reason.line}: ${sentenceOf(reason)}`;
}

function missingOf(keys: readonly string[]): string {
  return `The policy also tests ${listed(keys)}, which the request did not contain: add --context ${keys[0]}=<value>.`;
}

function listed(words: readonly string[]): string {
  return LIST.format(words);
}
