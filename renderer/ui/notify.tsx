/**
 * Toasts: what was just done, with a way back. They stand above the status bar, never take the focus, and the newest
 * undo answers to Ctrl Z while nobody is typing.
 */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useCallback, useId } from 'react';
import { useText } from '../i18n/useText.ts';
import { useKey } from '../keys/useKey.ts';
import { useErrorSentence } from './errorSentence.ts';
import { Kbd } from './Kbd.tsx';
import css from './notify.module.css';
import { uiTexts } from './texts.ts';

interface Toast {
  /** What happened: `已登记 王小明 · 低保年审`. */
  text: string;
  /** Takes it back. The toast closes first, so that nobody undoes twice. */
  undo?: () => unknown;
}

/** Long enough to read it and to reach for undo. Errors stay until they are closed. */
const shownFor = 8_000;

const look = { withBorder: false, classNames: { root: css.toast ?? '' } };

export function notify({ text, undo }: Toast): void {
  const id = crypto.randomUUID();
  notifications.show({
    ...look,
    id,
    color: 'good',
    icon: <IconCheck size={18} />,
    autoClose: shownFor,
    message: undo ? <Undoable id={id} text={text} undo={undo} /> : text,
  });
}

function Undoable({ id, text, undo }: { id: string; text: string; undo: () => unknown }) {
  const t = useText(uiTexts);
  const notifyError = useNotifyError();
  const described = useId();
  async function takeBack() {
    notifications.hide(id);
    try {
      await undo();
    } catch (error) {
      notifyError(error);
    }
  }
  useKey({ keys: 'Mod+Z', label: t('undo'), run: takeBack });
  return (
    <div className={css.undoable}>
      <span id={described}>{text}</span>
      <Button
        variant="default"
        size="compact-sm"
        radius="sm"
        aria-describedby={described}
        onClick={takeBack}
        rightSection={<Kbd keys="Mod+Z" />}
      >
        {t('undo')}
      </Button>
    </div>
  );
}

export function useNotifyError(): (error: unknown) => void {
  const sentence = useErrorSentence();
  return useCallback(
    (error) => {
      notifications.show({
        ...look,
        color: 'danger',
        icon: <IconAlertTriangle size={18} />,
        autoClose: false,
        message: sentence(error),
      });
    },
    [sentence],
  );
}
