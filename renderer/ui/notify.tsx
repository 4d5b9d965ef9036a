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
  /** Many acts in a row at one place: the newest toast takes the place of the one before, and counts them. */
  series?: string;
}

/** Long enough to read it and to reach for undo. Errors stay until they are closed. */
const shownFor = 8_000;

const look = { withBorder: false, classNames: { root: css.toast ?? '' } };

/** By series: the toast that stands, and how many acts it stands for. */
const standing = new Map<string, { id: string; count: number }>();

/** Takes the place of the toast before it. @returns how many acts in a row the new one stands for */
function continueSeries(series: string, id: string): number {
  const before = standing.get(series);
  if (before) notifications.hide(before.id);
  const count = (before?.count ?? 0) + 1;
  standing.set(series, { id, count });
  return count;
}

export function notify({ text, undo, series }: Toast): void {
  const id = crypto.randomUUID();
  const count = series === undefined ? 1 : continueSeries(series, id);
  notifications.show({
    ...look,
    id,
    color: 'good',
    icon: <IconCheck size={18} />,
    autoClose: shownFor,
    message: undo ? <Undoable id={id} text={text} count={count} undo={undo} /> : text,
    onClose: () => {
      if (series !== undefined && standing.get(series)?.id === id) standing.delete(series);
    },
  });
}

interface UndoableProps {
  id: string;
  text: string;
  count: number;
  undo: () => unknown;
}

function Undoable({ id, text, count, undo }: UndoableProps) {
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
      <span id={described}>
        {text}
        {count > 1 && <span className={css.count}>{t('toast.count', { count })}</span>}
      </span>
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
