/** Puts a component on a happy-dom page with what stands around every component in the app. */
import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../../../renderer/i18n/i18n.ts';
import { useKeyDispatch } from '../../../renderer/keys/useKey.ts';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
startI18n();

function Around({ children }: { children: ReactNode }) {
  useKeyDispatch();
  return <MantineProvider env="test">{children}</MantineProvider>;
}

export interface Screen {
  show(element: ReactNode): void;
  /** The one element that matches. */
  find(selector: string): HTMLElement;
  focus(selector: string): void;
  /** A keydown at whatever has the focus; returns false when somebody took it. */
  press(key: string, more?: KeyboardEventInit): boolean;
  type(selector: string, text: string): void;
  [Symbol.dispose](): void;
}

export function openScreen(element: ReactNode): Screen {
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  const show = (next: ReactNode) => act(() => root.render(<Around>{next}</Around>));
  const find = (selector: string) => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing on screen matches ${selector}`);
    return found;
  };
  show(element);
  return {
    show,
    find,
    focus: (selector) => act(() => find(selector).focus()),
    press: (key, more = {}) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
      act(() => {
        (document.activeElement ?? document.body).dispatchEvent(event);
      });
      return !event.defaultPrevented;
    },
    type: (selector, text) => {
      const input = find(selector);
      // React listens to the prototype's setter, so that its own writes are not taken for a person's.
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      act(() => {
        input.focus();
        write?.call(input, text);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    [Symbol.dispose]: () => {
      act(() => root.unmount());
      container.remove();
    },
  };
}
