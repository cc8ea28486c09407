import type { Clicks } from '../../../slack/person/types.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { InputContext } from '../blocks/input-context.ts';
import { PlaceContext, usePlaceOf } from '../blocks/place.ts';
import { useViewer } from '../blocks/viewer.ts';
import type { PersonActions } from '../live/person-actions.ts';
import { useKept } from '../use-kept.ts';
import { submittedValues, type Typed, textFields } from './form-values.ts';
import { ModalInput } from './modal-input.tsx';

interface LooseFormProps {
  /** The id of the message or view. */
  readonly placeId: string;
  readonly blocks: readonly object[];
  readonly at: Clicks['in'];
  readonly actions: Pick<PersonActions, 'clicks' | 'looksUp'>;
}

const ignore = () => undefined;

/** The blocks of a message or the Home. Typed texts go to the app with each click, because there is no submit. */
export function LooseForm({ placeId, blocks, at, actions }: LooseFormProps) {
  const { userId } = useViewer();
  const placeKey = `${userId} ${placeId}`;
  const [typed, setTyped] = useKept<Typed>(`typed ${placeKey}`, {});
  const { place } = usePlaceOf({
    placeKey,
    blocks,
    typedValues: submittedValues(textFields(blocks), typed),
    at,
    actions,
  });
  return (
    <PlaceContext value={place}>
      <InputContext
        value={(block) => (
          <ModalInput
            block={block}
            error={undefined}
            typed={typed}
            onType={(key, text) => setTyped((before) => ({ ...before, [key]: text }))}
            onUse={ignore}
          />
        )}
      >
        <Blocks blocks={blocks} />
      </InputContext>
    </PlaceContext>
  );
}
