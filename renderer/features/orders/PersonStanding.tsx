/** Standing orders of one person: added, changed from a day on, ended. */
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type MealTime, mealNames, modeNames } from '../../../db/menu/contract.ts';
import type { StandingLine } from '../../../db/orders/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { usePreferences } from '../../state/preferences.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { shiftDay } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { sayWeekdays } from '../../ui/weekdays.ts';
import { useOptionWord } from '../menu/useOptionWord.ts';
import type { PersonData } from './PersonDays.tsx';
import css from './PersonStanding.module.css';
import { StandingForm } from './StandingForm.tsx';
import { ordersTexts } from './texts.ts';
import { usePeriod } from './usePeriod.ts';

interface Props {
  data: PersonData;
  meal: MealTime;
  mayWrite: boolean;
}

export function PersonStanding({ data, meal, mayWrite }: Props) {
  const t = useText(ordersTexts);
  const [editing, setEditing] = useState<StandingLine | 'new' | null>(null);
  const optionNames = new Set(
    data.days.flatMap((day) => day.meals.flatMap((row) => row.options.map(({ name }) => name))),
  );
  const shown = data.standing.filter(({ state }) => state !== 'ended');
  return (
    <div className={css.list}>
      {shown.length === 0 && <p className={css.quiet}>{t('standing.noneOf')}</p>}
      {shown.map((line) => (
        <StandingCard
          key={line.id}
          line={line}
          mayWrite={mayWrite}
          onEdit={() => setEditing(editing === line ? null : line)}
        />
      ))}
      {mayWrite && editing === null && (
        <span>
          <ActionButton
            label={t('standing.add')}
            icon={<IconPlus size={18} />}
            onAction={() => setEditing('new')}
          />
        </span>
      )}
      {editing !== null && (
        <StandingForm
          key={editing === 'new' ? 'new' : editing.id}
          residentId={data.person.id}
          meal={meal}
          line={editing === 'new' ? null : editing}
          optionNames={[...optionNames]}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

interface CardProps {
  line: StandingLine;
  mayWrite: boolean;
  onEdit(): void;
}

function StandingCard({ line, mayWrite, onEdit }: CardProps) {
  const t = useText(ordersTexts);
  const say = useSay();
  const api = useApi();
  const today = useToday();
  const period = usePeriod();
  const language = usePreferences((preferences) => preferences.language);
  const optionWord = useOptionWord();
  const option = line.optionName === null ? t('usual') : optionWord(line.optionName);
  async function end() {
    await api.orders.endStanding({ id: line.id, lastDay: shiftDay(today, -1) });
    notify({
      text: t('standing.ended'),
      undo: () => api.orders.endStanding({ id: line.id, lastDay: line.toDay }),
    });
  }
  return (
    <div className={css.card}>
      <span className={css.text}>
        <strong>
          {say(mealNames[line.meal])} · {sayWeekdays(line.weekdays, language)}
        </strong>
        <span className={css.quiet}>
          {[say(modeNames[line.mode]), option, period(line), line.note].filter(Boolean).join(' · ')}
        </span>
      </span>
      {line.state === 'future' && <Tag>{t('standing.future')}</Tag>}
      {mayWrite && (
        <>
          <ActionButton label={t('standing.endToday')} kind="quiet" onAction={end} />
          <ActionButton label={t('edit')} onAction={onEdit} />
        </>
      )}
    </div>
  );
}
