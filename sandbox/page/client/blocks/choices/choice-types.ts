import type { ConfirmationDialog, Option, PlainTextElement, PlainTextOption } from '@slack/types';

/** The kind of values that an element offers. */
export type Offer = 'options' | 'people' | 'channels' | 'conversations' | 'external' | 'date' | 'time' | 'datetime';

interface ChoiceTraits {
  readonly offer: Offer;
  readonly isMany: boolean;
  /** The property of the element with the initial value. */
  readonly initial: string;
  /** Whether a single value is sent as a text instead of a list. */
  readonly isToldAsText?: true;
}

const one = { isMany: false, isToldAsText: true } as const;
const many = { isMany: true } as const;

const traits = {
  checkboxes: { offer: 'options', ...many, initial: 'initial_options' },
  radio_buttons: { offer: 'options', isMany: false, initial: 'initial_option' },
  static_select: { offer: 'options', isMany: false, initial: 'initial_option' },
  multi_static_select: { offer: 'options', ...many, initial: 'initial_options' },
  multi_external_select: { offer: 'external', ...many, initial: 'initial_options' },
  external_select: { offer: 'external', isMany: false, initial: 'initial_option' },
  users_select: { offer: 'people', ...one, initial: 'initial_user' },
  multi_users_select: { offer: 'people', ...many, initial: 'initial_users' },
  channels_select: { offer: 'channels', ...one, initial: 'initial_channel' },
  multi_channels_select: { offer: 'channels', ...many, initial: 'initial_channels' },
  conversations_select: { offer: 'conversations', ...one, initial: 'initial_conversation' },
  multi_conversations_select: { offer: 'conversations', ...many, initial: 'initial_conversations' },
  datepicker: { offer: 'date', ...one, initial: 'initial_date' },
  timepicker: { offer: 'time', ...one, initial: 'initial_time' },
  datetimepicker: { offer: 'datetime', ...one, initial: 'initial_date_time' },
} satisfies Record<string, ChoiceTraits>;

/** A Block Kit element from which a person chooses. */
export interface ChoiceElement {
  readonly type: keyof typeof traits;
  readonly action_id?: string;
  readonly confirm?: ConfirmationDialog;
  readonly placeholder?: PlainTextElement;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly {
    readonly label: PlainTextElement;
    readonly options: readonly PlainTextOption[];
  }[];
  readonly max_selected_items?: number;
  readonly [initial: string]: unknown;
}

export function isChoice(element: { readonly type: string }): element is ChoiceElement {
  return Object.hasOwn(traits, element.type);
}

export function traitsOf(element: ChoiceElement): ChoiceTraits {
  return traits[element.type];
}

/** Returns whether an element is one control or a group of controls. */
export function shapeOf(element: ChoiceElement): 'single' | 'group' | 'radiogroup' {
  if (element.type === 'radio_buttons') return 'radiogroup';
  return element.type === 'checkboxes' ? 'group' : 'single';
}
