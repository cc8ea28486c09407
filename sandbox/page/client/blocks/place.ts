import { createContext, useContext } from 'react';
import type { Clicks, FieldValues, LooksUp, Offered } from '../../../slack/person/types.ts';
import type { PersonActions } from '../live/person-actions.ts';
import { useKept } from '../use-kept.ts';
import { type ChoiceField, type Chosen, choiceFields, chosenIn, chosenValues } from './choices/choice-fields.ts';

/** The message, modal or Home around a block's element. */
export interface Place {
  click(blockId: string, actionId: string): Promise<unknown>;
  /**
   * Sends a picked option (overflow menu, feedback buttons) to the app. The page does not show it as chosen afterwards.
   */
  pick(blockId: string, actionId: string, value: string): Promise<unknown>;
  /** Asks the app for the options of a menu. */
  lookUp(asked: Omit<LooksUp, 'in' | 'values'>): Promise<Offered>;
  chosenIn(field: ChoiceField): readonly string[];
  choose(field: ChoiceField, values: readonly string[]): Promise<unknown>;
}

const nowhere: Place = {
  click: async () => undefined,
  pick: async () => undefined,
  lookUp: async () => ({ ok: true, options: [] }),
  chosenIn: (field) => chosenIn(field, {}),
  choose: async () => undefined,
};

export const PlaceContext = createContext<Place>(nowhere);

export function usePlace(): Place {
  return useContext(PlaceContext);
}

interface PlaceOptions {
  /** The key of this person's message or view, under which the chosen values are kept. */
  readonly placeKey: string;
  readonly blocks: readonly object[];
  /** The values of the text fields. */
  readonly typedValues?: FieldValues;
  /** The message or view, as `/_person` takes it. */
  readonly at: Clicks['in'];
  readonly actions: Pick<PersonActions, 'clicks' | 'looksUp'>;
}

/** Keeps the chosen values of these blocks, also when the app updates the blocks, and sends clicks to Slack. */
export function usePlaceOf({ placeKey, blocks, typedValues = {}, at, actions }: PlaceOptions) {
  const [chosen, setChosen] = useKept<Chosen>(`chosen ${placeKey}`, {});
  const fields = choiceFields(blocks);
  const deliver = (click: Omit<Clicks, 'in'>) => actions.clicks({ in: at, ...click });
  const valuesWith = (now: Chosen): FieldValues => ({ ...typedValues, ...chosenValues(fields, now) });

  const click = (blockId: string, actionId: string, now = chosen) => {
    const values = valuesWith(now);
    return deliver({ blockId, actionId, ...(Object.keys(values).length > 0 ? { values } : {}) });
  };
  const choose = async (field: ChoiceField, values: readonly string[]) => {
    const now = { ...chosen, [field.key]: values };
    setChosen(() => now);
    if (field.isToldAtOnce) await click(field.blockId, field.actionId, now);
  };
  const place: Place = {
    click: (blockId, actionId) => click(blockId, actionId),
    pick: (blockId, actionId, value) => {
      const values = valuesWith(chosen);
      return deliver({
        blockId,
        actionId,
        values: { ...values, [blockId]: { ...values[blockId], [actionId]: value } },
      });
    },
    lookUp: (asked) => actions.looksUp({ in: at, ...asked, values: valuesWith(chosen) }),
    choose,
    chosenIn: (field) => chosenIn(field, chosen),
  };
  return { place, values: valuesWith(chosen) };
}
