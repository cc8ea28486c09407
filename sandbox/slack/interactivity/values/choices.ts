import { type Element, elementsOf, everyBlock } from '../../blocks.ts';
import type { FieldValue, FieldValues } from '../../person/types.ts';
import type { Block } from '../../state/records.ts';
import { isButton } from './buttons.ts';
import { fieldKind, type IdKind } from './fields.ts';

export interface Option {
  readonly value?: string;
  readonly [property: string]: unknown;
}

/** Returns whether a person chooses from the options of this element. */
export function isChoice({ type }: Element): boolean {
  return fieldKind(type)?.hasOptions === true;
}

/** Returns the value that the person entered for this element; undefined if the person did not change it. */
export function valueIn(values: FieldValues, blockId: string, element: Element): FieldValue | undefined {
  const ofBlock = Object.hasOwn(values, blockId) ? values[blockId]! : {};
  const actionId = element.action_id ?? '';
  return Object.hasOwn(ofBlock, actionId) ? ofBlock[actionId] : undefined;
}

/**
 * Returns the chosen options in the order in which the app offers them. Returns the initial options if the person did
 * not change the element.
 */
export function chosenOptions(element: Element, value: FieldValue | undefined): Option[] {
  const { initial_option: one, initial_options: several } = element;
  if (value === undefined) return one ? [one as Option] : ((several as Option[] | undefined) ?? []);
  const wanted = chosenValues(value);
  return offeredOptions(element).filter((option) => wanted.includes(option.value ?? ''));
}

/** Returns whether a person can choose the user, channel or conversation with this id. */
export type IsThere = (kind: IdKind, id: string) => boolean;

/**
 * Returns the reason why no person can have entered these values in Slack, or undefined if a person can. Ignores values
 * of fields that do not exist.
 */
export function mistakeIn(blocks: readonly Block[], values: FieldValues, isThere: IsThere): string | undefined {
  for (const block of everyBlock(blocks)) {
    for (const element of elementsOf(block)) {
      const value = valueIn(values, block.block_id, element);
      const mistake = value === undefined ? undefined : mistakeOf(element, value, isThere);
      if (mistake) return mistake;
    }
  }
  return undefined;
}

function mistakeOf(element: Element, value: FieldValue, isThere: IsThere): string | undefined {
  const wanted = chosenValues(value);
  const field = fieldKind(element.type);
  if (field ? field.isOutOfReach : !isButton(element)) return `nobody can fill in a "${element.type}"`;
  if (!field?.isList && wanted.length > 1) return `several values for one "${element.type}"`;
  if (field?.form && !wanted.every((one) => field.form?.test(one))) return `not a valid value of a "${element.type}"`;
  const most = Number(element.max_selected_items ?? Infinity);
  if (wanted.length > most) return `more than ${most} values of a "${element.type}"`;
  const idOf = field?.idOf;
  const stranger = idOf && wanted.find((id) => !isThere(idOf, id));
  if (stranger !== undefined) return `no ${idOf} "${stranger}"`;
  if (!isChoice(element)) return undefined;
  const offered = offeredOptions(element).map((option) => option.value);
  const unknown = wanted.find((one) => !offered.includes(one));
  return unknown === undefined ? undefined : `no option "${unknown}"`;
}

export function chosenValues(value: FieldValue): readonly string[] {
  if (typeof value !== 'string') return value;
  return value === '' ? [] : [value];
}

function offeredOptions({ options, option_groups: groups }: Element): Option[] {
  const inGroups = (groups as { readonly options: Option[] }[] | undefined)?.flatMap((group) => group.options);
  return (options as Option[] | undefined) ?? inGroups ?? [];
}
