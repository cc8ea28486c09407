export type IdKind = 'user' | 'channel' | 'conversation';

/** The kind of a field: the name of its value in `view.state.values`, and which values it can have. */
export interface FieldKind {
  readonly name: string;
  readonly isList: boolean;
  /** Whether the value is one of the options that the app gave. */
  readonly hasOptions: boolean;
  /** Whether people cannot fill in the field. They cannot choose files, because people of the sandbox have no files. */
  readonly isOutOfReach?: boolean;
  /** The kind of object whose id is the value. */
  readonly idOf?: IdKind;
  /** The pattern of a valid value. Slack's client does not let a person enter other values. */
  readonly form?: RegExp;
}

const kind = (name: string, more: Partial<FieldKind> = {}): FieldKind => ({
  name,
  isList: false,
  hasOptions: false,
  ...more,
});
const LIST = { isList: true };
const OPTIONS = { hasOptions: true };

/** The fields by the `type` of their element (docs.slack.dev/reference/block-kit/block-elements). */
const FIELDS: Readonly<Record<string, FieldKind>> = {
  channels_select: kind('selected_channel', { idOf: 'channel' }),
  checkboxes: kind('selected_options', { ...LIST, ...OPTIONS }),
  conversations_select: kind('selected_conversation', { idOf: 'conversation' }),
  datepicker: kind('selected_date', { form: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ }),
  datetimepicker: kind('selected_date_time', { form: /^\d{10}$/ }),
  email_text_input: kind('value'),
  external_select: kind('selected_option', OPTIONS),
  file_input: kind('files', { ...LIST, isOutOfReach: true }),
  multi_channels_select: kind('selected_channels', { ...LIST, idOf: 'channel' }),
  multi_conversations_select: kind('selected_conversations', { ...LIST, idOf: 'conversation' }),
  multi_external_select: kind('selected_options', { ...LIST, ...OPTIONS }),
  multi_static_select: kind('selected_options', { ...LIST, ...OPTIONS }),
  multi_users_select: kind('selected_users', { ...LIST, idOf: 'user' }),
  number_input: kind('value', { form: /^-?\d+(\.\d+)?$/ }),
  overflow: kind('selected_option', OPTIONS),
  plain_text_input: kind('value'),
  radio_buttons: kind('selected_option', OPTIONS),
  rich_text_input: kind('rich_text_value'),
  static_select: kind('selected_option', OPTIONS),
  timepicker: kind('selected_time', { form: /^([01]\d|2[0-3]):[0-5]\d$/ }),
  url_text_input: kind('value'),
  users_select: kind('selected_user', { idOf: 'user' }),
};

/** Returns the kind of a field; undefined for an element without a value, such as a button. */
export function fieldKind(type: string): FieldKind | undefined {
  return Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
}
