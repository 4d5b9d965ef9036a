/** The rest of a visit, rarely touched: how it came in, how many came along, a note. */
import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { channels } from '../../../../db/visits/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { Field } from '../../../ui/Field.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { visitsTexts } from '../texts.ts';
import css from './DetailFields.module.css';
import { FieldBox } from './FieldBox.tsx';
import { pageKeys } from './pageKeys.ts';
import type { Problems, VisitForm } from './visitForm.ts';

interface Props {
  form: VisitForm;
  onEdit(step: (form: VisitForm) => VisitForm): void;
  problems: Problems;
  keyed?: boolean;
}

const most = 99;

export function DetailFields({ form, onEdit, problems, keyed = false }: Props) {
  const t = useText(visitsTexts);
  const say = useSay();
  return (
    <>
      <FieldBox field="note" label={t('note')} keys={keyed ? pageKeys.note : undefined}>
        <TextField
          label={t('note')}
          value={form.note}
          maxLength={2000}
          placeholder={t('optional')}
          error={problems.note && say(problems.note)}
          onChange={(note) => onEdit((current) => ({ ...current, note }))}
        />
      </FieldBox>
      <Field label={t('channel')}>
        {() => (
          <div className={css.pair}>
            {keyed && <ChannelKey form={form} onEdit={onEdit} />}
            <Segmented
              label={t('channel')}
              options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
              value={form.channel}
              onChange={(channel) => onEdit((current) => ({ ...current, channel }))}
            />
            {keyed && <Kbd keys={pageKeys.channel} />}
            <Companions form={form} onEdit={onEdit} keyed={keyed} />
          </div>
        )}
      </Field>
    </>
  );
}

function ChannelKey({ form, onEdit }: Pick<Props, 'form' | 'onEdit'>) {
  const t = useText(visitsTexts);
  const next = channels[(channels.indexOf(form.channel) + 1) % channels.length] ?? form.channel;
  useKey({
    keys: pageKeys.channel,
    label: t('channel.next'),
    run: () => onEdit((current) => ({ ...current, channel: next })),
  });
  return null;
}

function Companions({ form, onEdit, keyed }: Pick<Props, 'form' | 'onEdit'> & { keyed: boolean }) {
  const t = useText(visitsTexts);
  const add = (count: number) =>
    onEdit((current) => ({
      ...current,
      companions: Math.min(most, Math.max(0, current.companions + count)),
    }));
  useKey(keyed ? { keys: pageKeys.companions, label: t('companions.more'), run: () => add(1) } : null);
  useKey(
    keyed ? { keys: `Shift+${pageKeys.companions}`, label: t('companions.fewer'), run: () => add(-1) } : null,
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a border and a legend of its own
    <div className={css.companions} role="group" aria-label={t('companions')}>
      <span className={css.label}>{t('companions')}</span>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={t('companions.fewer')}
        disabled={form.companions === 0}
        onClick={() => add(-1)}
      >
        <IconMinus size={16} />
      </ActionIcon>
      <output className={css.count}>{form.companions}</output>
      <ActionIcon variant="default" size="md" aria-label={t('companions.more')} onClick={() => add(1)}>
        <IconPlus size={16} />
      </ActionIcon>
      {keyed && <Kbd keys={pageKeys.companions} />}
    </div>
  );
}
