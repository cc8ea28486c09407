import { useId } from 'react';
import type { ScreenModal } from '../../../slack/person/types.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { InputContext } from '../blocks/input-context.ts';
import { PlaceContext } from '../blocks/place.ts';
import { useViewer } from '../blocks/viewer.ts';
import { Hint } from '../hints/hint.tsx';
import { CloseIcon } from '../icons.tsx';
import type { PersonActions } from '../live/person-actions.ts';
import type { CodeField } from '../phone/code-field.ts';
import { useTexts } from '../text/use-texts.ts';
import { traits } from '../traits.ts';
import { ModalFoot } from './modal-foot.tsx';
import { ModalInput } from './modal-input.tsx';
import { useModalForm } from './use-modal-form.ts';

interface ModalProps {
  readonly modal: ScreenModal;
  readonly isTop: boolean;
  readonly actions: PersonActions;
  readonly onCodeField: (field: CodeField | undefined) => void;
}

/** One modal. It is not `aria-modal`: the workspace behind it is inert, but the phone beside it can be used. */
export function Modal({ modal, isTop, actions, onCodeField }: ModalProps) {
  const titleId = useId();
  const { locale } = useViewer();
  const texts = useTexts().hint;
  const { viewId } = modal;
  const form = useModalForm({ modal, isTop, actions, onCodeField });
  const close = () => void actions.closes(viewId);

  return (
    <div
      className="modal"
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      hidden={!isTop}
      data-testid={isTop ? 'modal' : undefined}
      lang={locale}
    >
      <form ref={form.element} onSubmit={form.submit} noValidate aria-busy={form.isSubmitting}>
        <div className="modal-head">
          <h2 id={titleId}>{modal.title}</h2>
          <button type="button" className="icon-button" aria-label={modal.closeLabel} onClick={close}>
            <CloseIcon />
          </button>
        </div>
        <div className="modal-body">
          {isTop && form.takesCodes && traits.isOurBot && (
            <Hint name="enter" text={texts.enter} isDue isDone={form.isTouched} />
          )}
          <PlaceContext value={form.place}>
            <InputContext
              value={(block) => (
                <ModalInput
                  block={block}
                  error={modal.errors[block.block_id ?? '']}
                  typed={form.typed}
                  onType={form.type}
                  onUse={form.use}
                />
              )}
            >
              <Blocks blocks={modal.blocks} />
            </InputContext>
          </PlaceContext>
        </div>
        <ModalFoot modal={modal} isSubmitting={form.isSubmitting} onClose={close} />
      </form>
    </div>
  );
}
