import type { Demo } from '../../../src/scenario/demo.ts';
import { checkCode } from '../../../src/scenario/mfa-user/code-checks.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { readViewContext } from '../../../src/slack/ids.ts';
import { button } from '../../../src/slack/messages/blocks.ts';
import type { Face, FormFace } from '../../../src/slack/messages/face.ts';
import { LOCALES, textOf } from '../../../src/slack/text/catalog.ts';
import { codeForm } from '../../../src/slack/views/code-form.ts';
import { codeInput, typedInto } from '../../../src/slack/views/code-input.ts';
import { noticeView } from '../../../src/slack/views/notice.ts';
import type { HelloState } from '../scenario/scenario.ts';
import { type HelloStage, helloText } from './text.ts';

const word: FormFace = {
  form: 'word',
  stage: 'listening',
  actionId: 'hello-answer',
  callbackId: 'hello-word',
  view: (context) => {
    const { title, ask, hint } = helloText(context.locale);
    const blocks = [codeInput('hello-word', title, { hint, isFirst: true })];
    return codeForm({ callbackId: 'hello-word', context, title, submit: ask, blocks });
  },
  read: (view) => {
    const context = readViewContext(view.private_metadata);
    const check = checkCode(typedInto('hello-word', view));
    if (check.ok) return { ok: true, context, codes: [new Secret(check.code)] };
    return { ok: false, errors: { 'hello-word': textOf(context.locale).codes.problem[check.problem] } };
  },
};

const saidOf = (demo: Demo<HelloState>) => helloText(demo.participant.locale);
const where = (demo: Demo<HelloState>) => saidOf(demo).where[demo.stage as HelloStage];

export const helloFace: Face<HelloState> = {
  id: 'hello',
  about: () => ({ name: 'Hello', teaches: 'What a greeting is.', minutes: 1, finished: 'You have said hello.' }),
  forms: [word],
  pageTurns: [],
  readings: [],
  waitsIn: ['listening', 'answered'],
  restsAt: 'answered',
  where,
  whereForAdmins: (demo) => saidOf(demo).forAdmins[demo.stage as HelloStage],
  steps: [
    {
      name: (text) => helloText(LOCALES.find((locale) => textOf(locale) === text) ?? 'en').item,
      stages: ['greeting', 'listening'],
      isDone: ({ stage }) => stage === 'answered',
    },
  ],
  doing: where,
  result: () => undefined,
  toGo: () => undefined,
  rule: () => undefined,
  explanation: (demo) => [where(demo)],
  refusal: (refusal) => refusal,
  table: () => undefined,
  remarks: () => [],
  afterword: () => [],
  isAlarming: () => false,
  alarm: () => '',
  hasSucceeded: ({ stage }) => stage === 'answered',
  isChecking: () => false,
  choicesAfterwards: () => ({ more: [] }),
  choices: (demo) => ({
    primary: demo.stage === 'listening' ? button(word.actionId, saidOf(demo).ask, demo.demoId, 'primary') : undefined,
    more: [],
  }),
  window: (demo, text) =>
    demo.stage === 'listening'
      ? word.view({ demoId: demo.demoId, locale: demo.participant.locale })
      : noticeView(text, where(demo)),
};
