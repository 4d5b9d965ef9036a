/** Where the file goes: drop it or choose it. */
import { FileButton } from '@mantine/core';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import css from './ChooseFile.module.css';
import { exchangeTexts } from './texts.ts';

interface Props {
  icon: ReactNode;
  onChoose(file: File): void;
}

export function ChooseFile({ icon, onChoose }: Props) {
  const t = useText(exchangeTexts);
  const [over, setOver] = useState(false);
  const reset = useRef<() => void>(null);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onChoose(file);
  }
  return (
    <section
      className={css.place}
      data-over={over || undefined}
      aria-label={t('step.file')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className={css.icon}>{icon}</span>
      <p>{t('file.drop')}</p>
      <FileButton
        accept=".xlsx,.csv"
        resetRef={reset}
        onChange={(file) => {
          if (file) onChoose(file);
          // The same file may be chosen again after it was mended.
          reset.current?.();
        }}
      >
        {({ onClick }) => (
          <ActionButton kind="primary" size="md" keys="O" label={t('file.choose')} onAction={onClick} />
        )}
      </FileButton>
      <p className={css.promise}>{t('file.promise')}</p>
    </section>
  );
}
