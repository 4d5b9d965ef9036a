/** Two groups, chosen at random, typed back from paper while the key itself is out of sight. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import css from './RecoveryKey.module.css';
import { groupsOf, pickTwoGroups, readKey, useMadeKey } from './recoveryKey.ts';
import { deskTexts } from './texts.ts';

interface Props {
  recoveryKey: string;
  onLook(): void;
}

export function ConfirmKey({ recoveryKey, onLook }: Props) {
  const t = useText(deskTexts);
  const api = useApi();
  const [asked] = useState(() => pickTwoGroups());
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [wrong, setWrong] = useState<number | null>(null);

  async function confirm() {
    const groups = groupsOf(recoveryKey);
    const mistaken = asked.find((index) => readKey(typed[index] ?? '') !== groups[index]);
    setWrong(mistaken ?? null);
    if (mistaken !== undefined) return;
    await api.desk.confirmRecoveryKey({ recoveryKey });
    await refreshSession(api);
    // Only now: while it is in memory the page can still show it.
    useMadeKey.setState({ key: null });
    notify({ text: t('key.confirmed') });
  }

  return (
    <GateFrame title={t('key.confirmTitle')} subtitle={t('key.confirmWhy')}>
      <Form
        label={t('key.confirmTitle')}
        actions={
          <>
            <ActionButton label={t('key.look')} keys="Escape" whileTyping onAction={onLook} />
            <ActionButton
              label={t('key.confirm')}
              keys="Enter"
              kind="primary"
              whileTyping
              onAction={confirm}
            />
          </>
        }
      >
        {asked.map((index, place) => (
          <Field
            key={index}
            label={t('key.group', { n: index + 1 })}
            error={wrong === index ? t('key.wrong', { n: index + 1 }) : null}
          >
            {(control) => (
              <TextInput
                {...control}
                classNames={{ input: css.typed ?? '' }}
                autoComplete="off"
                spellCheck={false}
                maxLength={6}
                value={typed[index] ?? ''}
                autoFocus={place === 0}
                onChange={(event) => {
                  setWrong(null);
                  setTyped({ ...typed, [index]: event.currentTarget.value });
                }}
              />
            )}
          </Field>
        ))}
      </Form>
    </GateFrame>
  );
}
