import { useEffect, useRef, useState } from 'react';
import type { ScreenModal } from '../../../slack/person-types.ts';
import type { PersonActions } from '../person-actions.ts';
import type { CodeField } from '../phone/phone-panel.tsx';
import { fieldForCode, submittedValues, type Typed, textFields } from './form-values.ts';

interface ModalFormOptions {
  readonly modal: ScreenModal;
  readonly isTop: boolean;
  readonly actions: PersonActions;
  readonly onCodeField: (field: CodeField | undefined) => void;
}

/** What is typed into one view, and its way to Slack. Lives as long as the view, across its updates. */
export function useModalForm({ modal, isTop, actions, onCodeField }: ModalFormOptions) {
  const element = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Typed>({});
  const [inUse, setInUse] = useState<string>();
  const [isSending, setSending] = useState(false);
  const fields = textFields(modal.blocks);
  const isSubmitting = isSending || modal.state === 'submitting';
  const type = (key: string, text: string) => setTyped((before) => ({ ...before, [key]: text }));

  useCodeField(isTop ? fieldForCode(fields, typed, inUse) : undefined, onCodeField, (key, code) => {
    type(key, code);
    focusField(element.current, `[data-field="${CSS.escape(key)}"]`);
  });

  // A refusal arrives as a new set of errors: take the person to the first.
  const errorKeys = Object.keys(modal.errors).join(' ');
  useEffect(() => {
    if (errorKeys && !isSubmitting) focusField(element.current, '[aria-invalid="true"]');
  }, [errorKeys, isSubmitting]);

  // The app may put other content into the same view: the focus would be lost with the old fields.
  const content = [modal.title, ...fields.map(({ key }) => key)].join(' ');
  useEffect(() => {
    const dialog = element.current?.closest<HTMLElement>('[role="dialog"]');
    const isLost = document.activeElement === document.body || document.activeElement === dialog;
    if (!isTop || !content || !isLost) return;
    const first = dialog?.querySelector<HTMLElement>('[data-field]') ?? dialog;
    first?.focus();
  }, [isTop, content]);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (isSubmitting || !modal.submitLabel) return;
    setSending(true);
    await actions.submits({ viewId: modal.viewId, values: submittedValues(fields, typed) });
    setSending(false);
  };

  return { element, typed, type, use: setInUse, submit: (event: React.FormEvent) => void submit(event), isSubmitting };
}

/** Tells the phone which field a code can go to, as long as this view is on top. */
function useCodeField(
  field: { readonly key: string; readonly label: string } | undefined,
  onCodeField: (field: CodeField | undefined) => void,
  fill: (key: string, code: string) => void,
): void {
  const latestFill = useRef(fill);
  latestFill.current = fill;
  const key = field?.key;
  const label = field?.label;
  useEffect(() => {
    if (key === undefined || label === undefined) return;
    onCodeField({ label, fill: (code) => latestFill.current(key, code) });
    return () => onCodeField(undefined);
  }, [key, label, onCodeField]);
}

function focusField(form: HTMLFormElement | null, selector: string): void {
  form?.querySelector<HTMLElement>(selector)?.focus();
}
