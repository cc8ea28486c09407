import type { Option, PlainTextElement } from '@slack/types';
import { useRef, useState } from 'react';
import { usePlace } from '../place.ts';
import type { ChoiceField } from './choice-fields.ts';
import type { OfferedGroup } from './use-offered.ts';

/** Slack's default of `min_query_length` (docs.slack.dev/reference/block-kit/block-elements/select-menu-element). */
const LEAST_QUERY = 3;

/**
 * The texts of all options that the app has offered, by field and value. The text of a chosen option is still needed
 * when the next answer of the app does not contain this option.
 */
const seen = new Map<string, string>();

/**
 * Returns `ask`, which asks the app for the options for a typed text, and the options for the text that was typed last:
 * none if this text is shorter than `min_query_length`. `textOf` returns the text of a value.
 */
export function useLookedUp({ key, blockId, actionId, element }: ChoiceField) {
  const place = usePlace();
  const [groups, setGroups] = useState<readonly OfferedGroup[]>([]);
  const last = useRef('');
  const least = Number(element.min_query_length ?? LEAST_QUERY);

  const ask = (query: string) => {
    last.current = query;
    if (query.length < least) return setGroups([]);
    void place.lookUp({ blockId, actionId, query }).then((offered) => {
      // Ignore an answer to an older text.
      if (last.current !== query) return;
      const found = offered.ok ? groupsOf(offered) : [];
      for (const { value, text } of found.flatMap(({ options }) => options)) seen.set(`${key} ${value}`, text.text);
      setGroups(found);
    });
  };
  const textOf = (value: string) => {
    const initial = [(element.initial_option ?? element.initial_options ?? []) as Option | readonly Option[]].flat();
    return seen.get(`${key} ${value}`) ?? initial.find((option) => option.value === value)?.text.text ?? value;
  };
  return { groups, ask, textOf };
}

interface Group {
  readonly label: PlainTextElement;
  readonly options: readonly Option[];
}

function groupsOf({
  options,
  groups,
}: {
  readonly options: readonly object[];
  readonly groups?: readonly object[] | undefined;
}): OfferedGroup[] {
  if (!groups) return [{ options: options as readonly Option[] }];
  return (groups as readonly Group[]).map((group) => ({ label: group.label.text, options: group.options }));
}
