import { type RefObject, useRef } from 'react';
import type { Screen } from '../../../slack/person/types.ts';
import type { PersonActions } from '../live/person-actions.ts';
import type { CodeField } from '../phone/code-field.ts';
import { Modal } from './modal.tsx';
import { useModalKeys } from './use-modal-keys.ts';

interface ModalLayerProps {
  readonly screen: Screen;
  readonly actions: PersonActions;
  /** Whether this is the active person, who gets the keys. */
  readonly isActive: boolean;
  readonly onCodeField: (field: CodeField | undefined) => void;
  /** The control that was used last in the workspace, which opened the modal. */
  readonly lastUsed: RefObject<HTMLElement | null>;
}

/** The open modals. Only the top one is shown; the others keep their typed texts. */
export function ModalLayer({ screen, actions, isActive, onCodeField, lastUsed }: ModalLayerProps) {
  const layer = useRef<HTMLDivElement>(null);
  const top = screen.modals.at(-1);
  useModalKeys({ layer, lastUsed, isActive, topViewId: top?.viewId, onClose: (viewId) => void actions.closes(viewId) });
  return (
    <div className="modal-layer" ref={layer} data-open={top !== undefined || undefined} data-modal-reach>
      {screen.modals.map((modal) => (
        <Modal key={modal.viewId} modal={modal} isTop={modal === top} actions={actions} onCodeField={onCodeField} />
      ))}
    </div>
  );
}
