import { type SlackPoint, verdict } from '../../../point.ts';
import { actions, option, plain } from '../../../slack/blocks.ts';
import { judge } from '../../../slack/validate.ts';

const [one, two, other] = ['one', 'two', 'other'].map((text) => option(text));
const select = { type: 'static_select', options: [one, two] };
const input = (id: string) => ({
  type: 'input',
  label: plain(id),
  element: { type: 'plain_text_input', action_id: id, focus_on_load: true },
});

/** The blocks of each mistake, by its name. */
const MISTAKES: Readonly<Record<string, readonly object[]>> = {
  'two sources of a picture': [
    { type: 'image', image_url: 'https://example.com/a.png', slack_file: { id: 'F0000000000' }, alt_text: 'a' },
  ],
  'no source of a picture': [{ type: 'image', alt_text: 'a' }],
  'a choice that is not offered': [actions({ ...select, action_id: 'a', initial_option: other })],
};

/** Two fields of one view have `focus_on_load`, which is a mistake of the view. */
const TWO_FOCUSES = { type: 'modal', title: plain('Focus'), submit: plain('OK'), blocks: [input('a'), input('b')] };

export const severalFields: SlackPoint = {
  id: 'rules-over-several-fields',
  service: 'slack',
  statement:
    'Slack refuses blocks that break a rule about several fields: a picture with two sources or none, a choice that is not among the options, two fields with the focus. The sandbox refuses them with other texts, because Slack’s texts are not known.',
  where: ['sandbox/slack/block-kit/rules.ts', 'sandbox/slack/block-kit/whole-payload.ts'],
  check: async (scene) => {
    const judged = Object.entries(MISTAKES).map(
      async ([what, blocks]) => [what, await judge(scene, { blocks })] as const,
    );
    const focuses = ['two fields with the focus', await judge(scene, { view: TWO_FOCUSES })] as const;
    const all = [...(await Promise.all(judged)), focuses];
    const saw = all.map(([what, { isTaken, problems }]) => `${what}: ${isTaken ? 'taken' : problems.join('; ')}`);
    const isAsBelieved = all.every(([, { isTaken }]) => !isTaken);
    return verdict(isAsBelieved, `${saw.join('. ')}.`, focuses[1].requestId);
  },
};
