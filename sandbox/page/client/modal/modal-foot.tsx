import type { ScreenModal } from '../../../slack/person/types.ts';

interface ModalFootProps {
  readonly modal: ScreenModal;
  readonly isSubmitting: boolean;
  readonly onClose: () => void;
}

export function ModalFoot({ modal, isSubmitting, onClose }: ModalFootProps) {
  return (
    <div className="modal-foot">
      <p className="modal-trouble" role="alert">
        {modal.trouble}
      </p>
      <button type="button" className="button button-default" onClick={onClose}>
        {modal.closeLabel}
      </button>
      {modal.submitLabel && (
        <button
          type="submit"
          className="button button-primary"
          data-testid="modal-submit"
          disabled={isSubmitting}
          aria-busy={isSubmitting}
        >
          {isSubmitting && <span className="spinner" aria-hidden="true" />}
          {modal.submitLabel}
        </button>
      )}
    </div>
  );
}
