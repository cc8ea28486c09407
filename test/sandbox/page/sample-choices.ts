import type { ScreenModal } from '../../../sandbox/slack/person/types.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const menuOption = (value: string, text: string) => ({ value, text: plain(text) });

const sure = {
  title: plain('Really?'),
  text: plain('This is asked.'),
  confirm: plain('Do it'),
  deny: plain('Leave it'),
};

const demos = {
  type: 'checkboxes',
  action_id: 'ticked',
  options: [
    {
      value: 'k3v9',
      text: { type: 'mrkdwn', text: '<@U0ANA> waits for *two codes*' },
      description: plain('3 min old'),
    },
    { value: 'p7x2', text: { type: 'mrkdwn', text: '<@U0GUS> is stuck' }, description: plain('41 min old, overdue') },
  ],
  initial_options: [{ value: 'p7x2', text: { type: 'mrkdwn', text: '<@U0GUS> is stuck' } }],
};

const pace = {
  type: 'radio_buttons',
  action_id: 'chosen',
  options: [menuOption('slow', 'Slowly'), menuOption('fast', 'At once :zap:')],
};

const city = {
  type: 'static_select',
  action_id: 'city',
  placeholder: plain('Where?'),
  confirm: sure,
  option_groups: [
    { label: plain('Asia'), options: [menuOption('osaka', 'Osaka')] },
    { label: plain('Europe'), options: [menuOption('porto', 'Porto'), menuOption('turin', 'Turin')] },
  ],
};

export const demosInput = { type: 'input', block_id: 'demos', optional: true, label: plain('Demos'), element: demos };
const paceInput = {
  type: 'input',
  block_id: 'pace',
  label: plain('Pace'),
  hint: plain('How fast'),
  element: pace,
};
const cityInput = {
  type: 'input',
  block_id: 'place',
  label: plain('City'),
  element: { ...city, confirm: undefined },
};

export const choicesModal: ScreenModal = {
  viewId: 'V0CHOICES',
  title: 'Choose',
  submitLabel: 'Go on',
  closeLabel: 'Cancel',
  state: 'open',
  errors: {},
  blocks: [demosInput, paceInput, cityInput],
};

/** Choices that are not in input blocks, so they are sent to the app at once. */
export const looseChoices = [
  {
    type: 'section',
    block_id: 'where',
    text: { type: 'mrkdwn', text: 'Where shall it run' },
    accessory: city,
  },
  {
    type: 'actions',
    block_id: 'more',
    elements: [
      { ...pace, action_id: 'pace' },
      { ...demos, action_id: 'demos', initial_options: undefined },
      { type: 'button', action_id: 'send', text: plain('Send') },
    ],
  },
];
