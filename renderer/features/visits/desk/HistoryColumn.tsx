/** At the right: what is still open for this person, everything that happened, and who lives with them. */
import { useLocation } from 'wouter';
import { relations } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { Card } from '../../../ui/Card.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Timeline } from '../../../ui/Timeline.tsx';
import { WhenText } from '../../../ui/When.tsx';
import { DueTag } from '../followUps/DueTag.tsx';
import { useNameOf } from '../nameOf.ts';
import { visitsTexts } from '../texts.ts';
import css from './HistoryColumn.module.css';
import type { Desk } from './useDesk.ts';

/** Entries; the whole story stands on the card. */
const shown = 40;

export function HistoryColumn({ desk, residentId }: { desk: Desk; residentId: string }) {
  const t = useText(visitsTexts);
  const say = useSay();
  const { data } = useDeskQuery('residents', 'timeline', { id: residentId, before: null, limit: shown });
  const open = desk.knowledge.suggestion?.open ?? [];
  return (
    <div className={css.column}>
      {open.length > 0 && <OpenMatters desk={desk} />}
      <div className={css.history}>
        <Card title={t('history')} subtitle={data?.next ? t('history.latest', { count: shown }) : undefined}>
          {data?.entries.length === 0 && <p className={css.none}>{t('history.none')}</p>}
          <Timeline
            label={t('history')}
            items={(data?.entries ?? []).map((entry) => ({
              id: entry.id,
              text: say(entry.text),
              detail: (
                <>
                  <WhenText at={entry.at} />
                  {entry.account && ` · ${entry.account}`}
                  {entry.detail && ` · ${say(entry.detail)}`}
                </>
              ),
              ...(entry.tone ? { tone: entry.tone } : {}),
            }))}
          />
        </Card>
      </div>
      <HouseholdCard desk={desk} residentId={residentId} />
    </div>
  );
}

function OpenMatters({ desk }: { desk: Desk }) {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const [, navigate] = useLocation();
  const open = desk.knowledge.suggestion?.open ?? [];
  return (
    <Card title={t('open')} subtitle={String(open.length)}>
      <ul className={css.list}>
        {open.map((line) => (
          <li key={line.rootId}>
            <button
              type="button"
              className={css.item}
              onClick={() => navigate(`/today?visit=${line.rootId}`)}
            >
              {line.dueOn && <DueTag dueOn={line.dueOn} />}
              <span className={css.name}>{nameOf(line.matter)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function HouseholdCard({ desk, residentId }: { desk: Desk; residentId: string }) {
  const t = useText(visitsTexts);
  const say = useSay();
  const household = useDeskQuery('households', 'of', { id: residentId }).data;
  const others = household?.members.filter(
    ({ person, movedOut }) => movedOut === null && person.id !== residentId,
  );
  if (!others || others.length === 0) return null;
  return (
    <Card title={t('household')} subtitle={t('household.count', { count: others.length + 1 })}>
      <ul className={css.list}>
        {others.map(({ person, relation, relationText }) => (
          <li key={person.id}>
            <button
              type="button"
              className={css.item}
              title={t('household.serve', { name: person.name })}
              onClick={() => desk.serveResident(person.id)}
            >
              <span className={css.name}>
                {person.name}{' '}
                <span className={css.quiet}>
                  {relationText ?? say(relations[relation])}
                  {person.age !== null && ` · ${t('age', { age: person.age })}`}
                </span>
              </span>
              {person.status !== 'here' && <Tag>{t(`status.${person.status}`)}</Tag>}
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
