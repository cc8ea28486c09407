import { elementsOf } from '../blocks.ts';
import type { Submits } from '../person-types.ts';
import type { Block } from '../state/records.ts';

type Values = Submits['values'];
type InputElement = { readonly type: string; readonly action_id: string } & Readonly<Record<string, unknown>>;
interface Option {
  readonly value?: unknown;
}

const NOTHING_CHOSEN: Readonly<Record<string, object>> = {
  static_select: { selected_option: null },
  radio_buttons: { selected_option: null },
  checkboxes: { selected_options: [] },
  multi_static_select: { selected_options: [] },
  datepicker: { selected_date: null },
  timepicker: { selected_time: null },
};

/** `view.state.values`: block id -> action id -> value. An empty field is `null`. */
export function stateValues(blocks: readonly Block[], values: Values): Record<string, Record<string, object>> {
  const inputs = inputElements(blocks).map(
    ({ block, element }) =>
      [block.block_id, { [element.action_id]: stateOf(element, typed(values, block, element)) }] as const,
  );
  return Object.fromEntries(inputs);
}

/** What Slack's own client refuses before it tells the app: per block id, its sentence. */
export function refusedInputs(blocks: readonly Block[], values: Values): Record<string, string> {
  const refused = inputElements(blocks).flatMap(({ block, element }) => {
    const sentence = refusalOf(block, element, typed(values, block, element));
    return sentence ? [[block.block_id, sentence] as const] : [];
  });
  return Object.fromEntries(refused);
}

function inputElements(blocks: readonly Block[]): { block: Block; element: InputElement }[] {
  return blocks
    .filter((block) => block.type === 'input')
    .flatMap((block) => elementsOf(block).map((element) => ({ block, element: element as InputElement })));
}

function typed(values: Values, block: Block, element: InputElement): string {
  const ofBlock = Object.hasOwn(values, block.block_id) ? values[block.block_id]! : {};
  return Object.hasOwn(ofBlock, element.action_id) ? ofBlock[element.action_id]! : '';
}

function stateOf(element: InputElement, text: string): object {
  const { type } = element;
  const nothing = NOTHING_CHOSEN[type];
  if (!nothing) return { type, value: text === '' ? null : text };
  if (text === '') return { type, ...nothing };
  const option = (element.options as Option[] | undefined)?.find((candidate) => candidate.value === text);
  if ('selected_option' in nothing) return { type, selected_option: option ?? null };
  if ('selected_options' in nothing) return { type, selected_options: option ? [option] : [] };
  return { type, [Object.keys(nothing)[0]!]: text };
}

function refusalOf(block: Block, element: InputElement, text: string): string | undefined {
  if (text === '') return block.optional === true ? undefined : 'Please complete this required field.';
  if (element.type !== 'plain_text_input') return undefined;
  const { min_length: least, max_length: most } = element;
  if (typeof least === 'number' && text.length < least) return `Please enter at least ${least} characters.`;
  if (typeof most === 'number' && text.length > most) return `Please enter no more than ${most} characters.`;
  return undefined;
}
