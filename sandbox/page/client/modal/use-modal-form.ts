import { useEffect, useRef, useState } from 'react';
import type { ScreenModal } from '../../../slack/person/types.ts';
import { choiceFields } from '../blocks/choices/choice-fields.ts';
import { usePlaceOf } from '../blocks/place.ts';
import type { PersonActions } from '../live/person-actions.ts';
import type { CodeField } from '../phone/code-field.ts';
import { useKept } from '../use-kept.ts';
import { fieldForCode, submittedValues, type TextField, type Typed, textFields, textIn } from './form-values.ts';

interface ModalFormOptions {
  readonly modal: ScreenModal;
  readonly isTop: boolean;
  readonly actions: PersonActions;
  readonly onCodeField: (field: CodeField | undefined) => void;
}

/**
 * Returns the typed and chosen values of one view, and the functions that send them. The values stay when the app
 * updates the view.
 */
export function useModalForm({ modal, isTop, actions, onCodeField }: ModalFormOptions) {
  const element = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useKept<Typed>(`typed ${modal.viewId}`, {});
  const [inUse, setInUse] = useState<string>();
  const [isSending, setSending] = useState(false);
  const fields = textFields(modal.blocks);
  const { place, values } = usePlaceOf({
    placeKey: modal.viewId,
    blocks: modal.blocks,
    typedValues: submittedValues(fields, typed),
    at: { viewId: modal.viewId },
    actions,
  });
  const isSubmitting = isSending || modal.state === 'submitting';
  const type = (key: string, text: string) => setTyped((before) => ({ ...before, [key]: text }));

  const codeFields = fields.filter(({ takesCode }) => takesCode);
  const fieldInTurn = isTop ? fieldForCode(codeFields, typed, inUse) : undefined;
  useCodeField(codeFields, typed, fieldInTurn, onCodeField, (key, code) => {
    type(key, code);
    focusField(element.current, `[data-field="${CSS.escape(key)}"]`);
  });

  // New errors mean that the form was refused: focus the first field with an error.
  const errorKeys = Object.keys(modal.errors).join(' ');
  useEffect(() => {
    if (errorKeys && !isSubmitting) focusField(element.current, '[data-invalid] [data-field]');
  }, [errorKeys, isSubmitting]);

  // The app can put other blocks into the same view. If the focus is lost then, or on a button of the modal, the first
  // field gets it. Without fields, the modal gets a lost focus.
  const content = [modal.title, ...[...fields, ...choiceFields(modal.blocks)].map(({ key }) => key)].join(' ');
  useEffect(() => {
    const dialog = element.current?.closest<HTMLElement>('[role="dialog"]');
    if (!isTop || !content || !dialog) return;
    const { activeElement: active } = document;
    const first = dialog.querySelector<HTMLElement>('[data-field]');
    // The pressed button has the focus now, or loses it soon because it is disabled.
    const isOnButton = active !== dialog && dialog.contains(active) && !active?.matches('[data-field]');
    const isLost = active === document.body || active === dialog;
    if (isLost || (isOnButton && first)) (first ?? dialog).focus();
  }, [isTop, content]);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (isSubmitting || !modal.submitLabel) return;
    setSending(true);
    await actions.submits({ viewId: modal.viewId, values });
    setSending(false);
  };

  const send = (event: React.FormEvent) => void submit(event);
  return {
    element,
    typed,
    place,
    type,
    use: setInUse,
    submit: send,
    isSubmitting,
    takesCodes: codeFields.length > 0,
    isTouched: Object.keys(typed).length > 0,
  };
}

/** Tells the phone which field takes a code, while this view is on top. */
function useCodeField(
  fields: readonly TextField[],
  typed: Typed,
  field: TextField | undefined,
  onCodeField: (field: CodeField | undefined) => void,
  fill: (key: string, code: string) => void,
): void {
  const latestFill = useRef(fill);
  latestFill.current = fill;
  const key = field?.key;
  const number = fields.findIndex((one) => one.key === key) + 1;
  const count = fields.length;
  const valuesText = JSON.stringify(fields.map((one) => textIn(one, typed).replace(/\s/g, '')));
  useEffect(() => {
    if (key === undefined) return;
    const values = JSON.parse(valuesText) as string[];
    onCodeField({ number, count, values, fill: (code) => latestFill.current(key, code) });
    return () => onCodeField(undefined);
  }, [key, number, count, valuesText, onCodeField]);
}

function focusField(form: HTMLFormElement | null, selector: string): void {
  form?.querySelector<HTMLElement>(selector)?.focus();
}
