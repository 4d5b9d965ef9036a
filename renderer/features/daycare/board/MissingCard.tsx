/** Who is missed without a word, those living alone first: where to call, and what the last call brought. */
import { IconCircleCheck } from '@tabler/icons-react';
import type { BoardLine } from '../../../../db/daycare/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { clockTime } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { daycareTexts } from '../texts.ts';
import { Contacts } from './Contacts.tsx';
import css from './MissingCard.module.css';

interface Props {
  day: string;
  lines: readonly BoardLine[];
  readOnly: boolean;
  onCall(line: BoardLine): void;
}

export function MissingCard({ day, lines, readOnly, onCall }: Props) {
  const t = useText(daycareTexts);
  const { data } = useDeskQuery('daycare', 'missing', { day }, { keepPrevious: true });
  const contacts = new Map((data?.contacts ?? []).map((contact) => [contact.residentId, contact]));
  const missed = lines
    .filter(({ state }) => state === 'expected')
    .toSorted((one, other) => Number(other.livingAlone) - Number(one.livingAlone));
  return (
    <Card title={t('missing.title')} subtitle={t('missing.count', { count: missed.length })} flush>
      {missed.length === 0 && (
        <EmptyState icon={<IconCircleCheck size={36} />} sentence={t('missing.none')} />
      )}
      <ul className={css.list}>
        {missed.map((line) => (
          <li key={line.residentId} className={css.row}>
            <div className={css.head}>
              <span className={css.name}>{line.name}</span>
              {line.livingAlone && <Tag tone="accent">{t('tag.alone')}</Tag>}
              {!readOnly && (
                <span className={css.act}>
                  <ActionButton kind="quiet" label={t('missing.call')} onAction={() => onCall(line)} />
                </span>
              )}
            </div>
            <Contacts contact={contacts.get(line.residentId)} />
            <LastCall line={line} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function LastCall({ line: { call } }: { line: BoardLine }) {
  const t = useText(daycareTexts);
  const zone = useSession((session) => session.zone);
  if (!call) return null;
  const told = { time: clockTime(call.at, zone), whom: call.whom };
  return (
    <p className={css.call} data-reached={call.reached || undefined}>
      {call.reached ? t('missing.last', { ...told, said: call.said }) : t('missing.lastNot', told)}
    </p>
  );
}
