/**
 * A masked number and the key to see it once. Showing it is an act that is logged with who, when and whom; it hides
 * itself again. For a child a reason is asked first.
 */
import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { residents } from '../../../../db/residents/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKeyLayer } from '../../../keys/useKey.ts';
import { useNotifyError } from '../../../ui/notify.tsx';
import { cardTexts } from '../cardTexts.ts';
import css from './MaskedNumber.module.css';

type RevealInput = InputOf<typeof residents.reveal>;
type What =
  | { what: 'documentNumber' | 'emergencyPhone'; id: string }
  | { what: 'phone'; id: string; phoneId: string };

/** Long enough to dial or to copy by hand. */
const shownForMs = 60_000;

interface Props {
  masked: string;
  reveal: What;
  /** Under 14: showing the number needs a reason. */
  needsReason: boolean;
  /** Read-only roles never see the rest. */
  allowed: boolean;
}

export function MaskedNumber({ masked, reveal, needsReason, allowed }: Props) {
  const t = useText(cardTexts);
  const api = useApi();
  const notifyError = useNotifyError();
  const [value, setValue] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  useKeyLayer(asking);

  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), shownForMs);
    return () => clearTimeout(timer);
  }, [value]);

  async function show() {
    setAsking(false);
    try {
      const input: RevealInput = { ...reveal, reason: reason || null };
      const answer = await api.residents.reveal(input);
      setValue(answer.value);
    } catch (error) {
      notifyError(error);
    }
  }
  function press() {
    if (value !== null) setValue(null);
    else if (needsReason) setAsking(true);
    else void show();
  }

  return (
    <span className={css.number}>
      <span className={value === null ? undefined : css.shown}>{value ?? masked}</span>
      {allowed && (
        <Popover opened={asking} onChange={setAsking} position="bottom-start" trapFocus returnFocus>
          <Popover.Target>
            <Tooltip label={value === null ? t('reveal') : t('hide')}>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={value === null ? t('reveal') : t('hide')}
                onClick={press}
              >
                {value === null ? <IconEye size={16} /> : <IconEyeOff size={16} />}
              </ActionIcon>
            </Tooltip>
          </Popover.Target>
          <Popover.Dropdown>
            <form
              className={css.reason}
              onSubmit={(event) => {
                event.preventDefault();
                void show();
              }}
            >
              <TextInput
                label={t('reveal.reason')}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                data-autofocus
              />
              <Button type="submit" disabled={reason.trim() === ''}>
                {t('reveal')}
              </Button>
            </form>
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
  );
}
