/** The field that has the focus when a scan begins: what stood in it, and how to put that back. */

type TextField = HTMLInputElement | HTMLTextAreaElement;

export interface FieldBefore {
  readonly field: TextField;
  readonly value: string;
  /** Null where the kind of field knows no selection. */
  readonly selection: readonly [number, number] | null;
}

const notTyped = new Set([
  'button',
  'checkbox',
  'radio',
  'submit',
  'reset',
  'range',
  'color',
  'file',
  'image',
]);

/** The field a key types into. */
export function typedInto(element: Element | null): TextField | null {
  if (element instanceof HTMLTextAreaElement) return element.readOnly ? null : element;
  if (!(element instanceof HTMLInputElement) || element.readOnly) return null;
  return notTyped.has(element.type) ? null : element;
}

export function noteField(field: TextField): FieldBefore {
  const { selectionStart, selectionEnd, value } = field;
  const known = selectionStart !== null && selectionEnd !== null;
  return { field, value, selection: known ? [selectionStart, selectionEnd] : null };
}

/** Past React's own property, which would otherwise take the change for one it made itself and tell nobody. */
function setValue(field: TextField, value: string) {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export function restore({ field, value, selection }: FieldBefore) {
  if (!field.isConnected) return;
  if (field.value !== value) setValue(field, value);
  if (document.activeElement !== field) field.focus({ preventScroll: true });
  if (selection) field.setSelectionRange(...selection);
}
