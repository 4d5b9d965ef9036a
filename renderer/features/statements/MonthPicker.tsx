/** Which month is looked at: ← and → step through the months, the list says which of them are closed. */
import { ActionIcon, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useText } from '../../i18n/useText.ts';
import { useKey } from '../../keys/useKey.ts';
import { usePreferences } from '../../state/preferences.ts';
import { monthName } from '../visits/today/month.ts';
import css from './StatementsPage.module.css';
import { statementsTexts } from './texts.ts';

interface Props {
  month: string;
  /** Latest first; the first one is today's. */
  months: readonly { month: string; closed: unknown }[];
  onChange(month: string): void;
}

export function MonthPicker({ month, months, onChange }: Props) {
  const t = useText(statementsTexts);
  const language = usePreferences((preferences) => preferences.language);
  const at = months.findIndex((known) => known.month === month);
  const before = months[at + 1];
  const after = months[at - 1];
  const go = (to: typeof before) => to && onChange(to.month);
  useKey({ keys: 'ArrowLeft', label: t('month.before'), run: () => go(before), disabled: !before });
  useKey({ keys: 'ArrowRight', label: t('month.after'), run: () => go(after), disabled: !after });
  const state = (known: Props['months'][number]) =>
    known === months[0] && !known.closed ? 'running' : known.closed ? 'closed' : 'open';
  return (
    <span className={css.picker}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('month.before')}
        disabled={!before}
        onClick={() => go(before)}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Select
        aria-label={t('month.choose')}
        data={months.map((known) => ({
          value: known.month,
          label: `${monthName(known.month, language)} · ${t(`month.${state(known)}`)}`,
        }))}
        value={month}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
        allowDeselect={false}
        w="17rem"
      />
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('month.after')}
        disabled={!after}
        onClick={() => go(after)}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </span>
  );
}
