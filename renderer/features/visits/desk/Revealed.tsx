/**
 * A masked number that one key shows. Showing is an act that the desk logs: who, when, whom. It is masked again after
 * half a minute, because the next person at the counter sees the screen too.
 */
import { Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useText } from '../../../i18n/useText.ts';
import { KeyLayerContext, useKeyLayer } from '../../../keys/useKey.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { useNotifyError } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { visitsTexts } from '../texts.ts';
import { RevealButton } from './RevealButton.tsx';
import css from './Revealed.module.css';

interface Props {
  /** What the number is: `电话`. */
  label: string;
  masked: string;
  keys: string;
  /** Minors' data is shown for a stated reason only (PIPL art. 31). */
  needsReason: boolean;
  onReveal(reason: string | null): Promise<string>;
}

/** Milliseconds. */
const shownFor = 30_000;

export function Revealed({ label, masked, keys, needsReason, onReveal }: Props) {
  const t = useText(visitsTexts);
  const [value, setValue] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const layer = useKeyLayer(asking);
  const notifyError = useNotifyError();
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), shownFor);
    return () => clearTimeout(timer);
  }, [value]);

  async function show(because: string | null) {
    setValue(await onReveal(because));
    setAsking(false);
    setReason('');
  }

  function press() {
    if (value !== null) return setValue(null);
    if (needsReason) return setAsking(true);
    void show(null).catch(notifyError);
  }

  return (
    <Popover
      opened={asking}
      onChange={setAsking}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={css.number}>
          <span className={css.label}>{label}</span>
          <span className={css.value} data-shown={value !== null || undefined}>
            {value ?? masked}
          </span>
          <RevealButton
            label={value === null ? t('reveal.what', { what: label }) : t('reveal.hide')}
            text={value === null ? t('reveal') : t('reveal.hide')}
            what={label}
            keys={keys}
            onPress={press}
          />
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <KeyLayerContext value={layer}>
          <form className={css.reason} onSubmit={(event) => event.preventDefault()}>
            <TextField
              label={t('reason')}
              hint={t('reveal.minor')}
              value={reason}
              onChange={setReason}
              maxLength={100}
              autoFocus
            />
            <ActionButton
              label={t('reveal')}
              keys="Enter"
              whileTyping
              kind="primary"
              disabled={reason.trim() === ''}
              onAction={() => show(reason)}
            />
          </form>
        </KeyLayerContext>
      </Popover.Dropdown>
    </Popover>
  );
}
