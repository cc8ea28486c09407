import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Identity } from '../../../policy-check/identities.ts';
import { identitiesOf, type PolicyReport } from '../../../policy-check/policy-report.ts';
import type { Reason, Why } from '../../../policy-check/reasons.ts';
import type { Locale } from '../../../scenario/demo.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../ids.ts';
import { button, buttons, context, section } from '../../messages/blocks.ts';
import { LIMITS } from '../../messages/limits.ts';
import { code, escapeMrkdwn } from '../../messages/mrkdwn.ts';
import { type ResultRow, rowSections } from '../../messages/table.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { type OfferedTry, offeredTryParts } from './offered-try.ts';
import { noUsersBlocks, trustBlocks, trustQuestion } from './trust-blocks.ts';

const MOST_REASONS = 12;

/** Shows the simulator's answer for each kind of credentials, the reasons, and a repaired policy. */
export function checkResultView(report: PolicyReport, offered: OfferedTry, locale: Locale): ModalView {
  const text = textOf(locale);
  const { policyCheck } = text;
  const { head } = policyCheck;
  const { question, missingKeys, trust } = report;
  if (trust?.callers.length === 0) return windowOf(locale, text, noUsersBlocks(trust, policyCheck));
  const asked = trust
    ? trustQuestion(trust, policyCheck)
    : code(policyCheck.question(question.action, question.resource));
  const real = offeredTryParts(offered, text);
  const blocks = [
    section(`${verdictOf(report, policyCheck)}\n${asked}`),
    ...rowSections({
      heads: ['', head.value, head.answer],
      rows: identitiesOf(report).map((identity) => rowOf(report, identity, policyCheck)),
    }),
    ...reasonBlocks(report, policyCheck),
    ...repairBlocks(report, policyCheck),
    ...(missingKeys.length > 0 ? [context(policyCheck.missing(missingKeys.map(code).join(', ')))] : []),
    ...(trust ? trustBlocks(trust, policyCheck) : [context(policyCheck.simulated)]),
    real.says,
  ];
  return windowOf(locale, text, blocks, real.buttons, offered.isPossible ? { toTry: offered.toTry } : {});
}

/** Returns a window with one sentence instead of a result. */
export function checkNoticeView(sentence: string, locale: Locale): ModalView {
  return windowOf(locale, textOf(locale), [section(sentence)]);
}

/** Returns the window that is shown while AWS is asked. */
export function checkAskingView(locale: Locale): ModalView {
  const { policyCheck, modals } = textOf(locale);
  return {
    type: 'modal',
    callback_id: VIEWS.checkResult,
    title: { type: 'plain_text', text: policyCheck.title },
    close: { type: 'plain_text', text: modals.close },
    blocks: [section(`:hourglass_flowing_sand: ${policyCheck.asking}`)],
  };
}

function windowOf(
  locale: Locale,
  { policyCheck, modals }: Text,
  blocks: KnownBlock[],
  more: Button[] = [],
  remembered: object = {},
): ModalView {
  const another = button(ACTIONS.checkAnother, policyCheck.another, 'another');
  return {
    type: 'modal',
    callback_id: VIEWS.checkResult,
    private_metadata: JSON.stringify({ locale, ...remembered }),
    title: { type: 'plain_text', text: policyCheck.title },
    close: { type: 'plain_text', text: modals.close },
    blocks: [...blocks, buttons(BLOCKS.checkButtons, [...more, another])],
  };
}

function verdictOf({ holes, verdict }: PolicyReport, { verdict: words, identities }: Text['policyCheck']): string {
  if (holes.length > 0) return words.hole(holes.map((hole) => identities[hole]).join(', '));
  return verdict.sessionWithMfa === 'allowed' ? words.tight : words.closed;
}

function rowOf({ verdict, holes }: PolicyReport, identity: Identity, text: Text['policyCheck']): ResultRow {
  const isHole = holes.includes(identity);
  const answer = verdict[identity] ?? 'denied';
  return {
    credentials: text.identities[identity],
    value: text.values[identity],
    answer: isHole ? text.leak : text[answer],
    outcome: isHole ? 'alarming' : answer,
  };
}

/** Lists each reason once, since one reason often applies to several kinds of credentials. */
function reasonBlocks({ reasons }: PolicyReport, text: Text['policyCheck']): KnownBlock[] {
  if (reasons.length === 0) return [];
  const sayings = [...new Set(reasons.map((reason) => sayingOf(reason, text)))];
  const lines = sayings.slice(0, MOST_REASONS).map((saying) => `•  ${saying}`);
  return [{ type: 'divider' }, section(`*${text.why}*\n${lines.join('\n')}`)];
}

function sayingOf({ line, why }: Reason, text: Text['policyCheck']): string {
  return text.line(String(line), whyText(why, text));
}

function whyText(why: Why, text: Text['policyCheck']): string {
  const { reasons } = text;
  switch (why.kind) {
    case 'asks-nothing':
      return reasons[why.kind];
    case 'if-exists':
    case 'no-match':
      return reasons[why.kind](escapeMrkdwn(why.operator), escapeMrkdwn(why.key));
    case 'null-allow':
    case 'null-deny':
      return reasons[why.kind](escapeMrkdwn(why.key));
    case 'no-age':
      return reasons[why.kind][why.effect];
    case 'true-without-mfa':
      return reasons[why.kind](escapeMrkdwn(why.keys.join(', ')));
    case 'other-conditions':
    case 'other-request':
      return reasons[why.kind](code(text.question(why.question.action, why.question.resource)));
  }
}

function repairBlocks({ holes, repaired }: PolicyReport, text: Text['policyCheck']): KnownBlock[] {
  if (holes.length === 0) return [];
  if (!repaired) return [section(text.notRepaired)];
  const block = `\`\`\`${escapeMrkdwn(JSON.stringify(repaired, null, 2))}\`\`\``;
  if (block.length > LIMITS.sectionText) return [section(text.tooLong)];
  return [{ type: 'divider' }, section(text.repaired), section(block)];
}
