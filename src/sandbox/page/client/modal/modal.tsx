import { useId, useMemo } from 'react';
import type { Persona, ScreenModal } from '../../../slack/person-types.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext } from '../blocks/surface.ts';
import { CloseIcon } from '../icons.tsx';
import type { PersonActions } from '../person-actions.ts';
import type { CodeField } from '../phone/phone-panel.tsx';
import { ModalFoot } from './modal-foot.tsx';
import { ModalInput } from './modal-input.tsx';
import { useModalForm } from './use-modal-form.ts';

interface ModalProps {
  readonly modal: ScreenModal;
  readonly isTop: boolean;
  readonly me: Persona;
  readonly actions: PersonActions;
  readonly onCodeField: (field: CodeField | undefined) => void;
}

/** One view. The workspace behind it is inert; it is not `aria-modal`, because the phone beside it stays in use. */
export function Modal({ modal, isTop, me, actions, onCodeField }: ModalProps) {
  const titleId = useId();
  const { viewId } = modal;
  const form = useModalForm({ modal, isTop, actions, onCodeField });
  const surface = useMemo(
    () => ({
      userId: me.userId,
      locale: me.locale,
      click: async (blockId: string, actionId: string) => {
        await actions.clicks({ in: { viewId }, blockId, actionId });
      },
    }),
    [me.userId, me.locale, actions, viewId],
  );
  const close = () => void actions.closes(viewId);

  return (
    <div
      className="modal"
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      hidden={!isTop}
      data-testid={isTop ? 'modal' : undefined}
      lang={me.locale}
    >
      <form ref={form.element} onSubmit={form.submit} noValidate aria-busy={form.isSubmitting}>
        <div className="modal-head">
          <h2 id={titleId}>{modal.title}</h2>
          <button type="button" className="icon-button" aria-label={modal.closeLabel} onClick={close}>
            <CloseIcon />
          </button>
        </div>
        <div className="modal-body">
          <SurfaceContext value={surface}>
            <Blocks
              blocks={modal.blocks}
              drawInput={(block) => (
                <ModalInput
                  block={block}
                  error={modal.errors[block.block_id ?? '']}
                  typed={form.typed}
                  onType={form.type}
                  onUse={form.use}
                />
              )}
            />
          </SurfaceContext>
        </div>
        <ModalFoot modal={modal} isSubmitting={form.isSubmitting} onClose={close} />
      </form>
    </div>
  );
}
