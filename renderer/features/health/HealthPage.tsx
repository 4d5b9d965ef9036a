/** Today's readings (今日体征): find a person and measure, everyone measured so far, and who has to be measured again. */
import { IconHeartRateMonitor, IconRefreshAlert } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { useTakesPick } from '../../state/residentPick.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Columns, Page } from '../../ui/Page.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TimeText } from '../../ui/When.tsx';
import { PersonSearch } from '../residents/parts/PersonSearch.tsx';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import { DayReadings } from './DayReadings.tsx';
import css from './HealthPage.module.css';
import { PersonLimits } from './PersonLimits.tsx';
import { MarkedValue } from './ReadingText.tsx';
import { healthTexts } from './texts.ts';
import { VitalsPanel } from './VitalsPanel.tsx';
import { VitalsTrend } from './VitalsTrend.tsx';

export default function HealthPage() {
  const t = useText(healthTexts);
  const today = useToday();
  const [, navigate] = useLocation();
  const chosen = new URLSearchParams(useSearch()).get('person');
  const [trendOf, setTrendOf] = useState<string | null>(null);
  const entry = useRef<HTMLDivElement>(null);
  // One person after another: the search waits for the next name.
  useEffect(() => {
    if (chosen === null) entry.current?.querySelector('input')?.focus();
  }, [chosen]);
  const choose = (id: string | null) =>
    navigate(id === null ? '/care/health' : `/care/health?person=${id}`, { replace: true });
  // Also whose card is scanned.
  useTakesPick(choose);
  return (
    <Page title={t('health')} quietTitle>
      <Columns
        template="minmax(24rem, 1.15fr) minmax(24rem, 1.25fr) minmax(15rem, 0.6fr)"
        narrow="minmax(22rem, 1.1fr) minmax(20rem, 1fr)"
      >
        <Card title={t('entry.title')}>
          <div ref={entry} className={css.entry}>
            <PersonSearch
              label={t('entry.find')}
              without={chosen === null ? [] : [chosen]}
              onPick={({ id }) => choose(id)}
            />
            {chosen === null ? (
              <EmptyState icon={<IconHeartRateMonitor />} sentence={t('entry.teach')} />
            ) : (
              <Chosen
                residentId={chosen}
                today={today}
                onTrend={() => setTrendOf(chosen)}
                onLeave={() => choose(null)}
              />
            )}
          </div>
        </Card>
        <Card title={t('today.readings')} flush>
          <DayReadings day={today} openKey={chosen} onOpen={choose} />
        </Card>
        <Again onMeasure={choose} />
      </Columns>
      <TrendPanel residentId={trendOf} onClose={() => setTrendOf(null)} />
    </Page>
  );
}

interface ChosenProps {
  residentId: string;
  today: string;
  onTrend(): void;
  onLeave(): void;
}

function Chosen({ residentId, today, onTrend, onLeave }: ChosenProps) {
  const t = useText(healthTexts);
  const facts = usePersonFacts();
  const person = useDeskQuery('health', 'ofDay', { residentId, day: today }).data?.person;
  return (
    <>
      <div className={css.head}>
        <h3 className={css.name}>{person?.name}</h3>
        <span className={css.quiet}>{person && facts(person)}</span>
        <span className={css.acts}>
          <ActionButton label={t('trend')} keys="G" onAction={onTrend} />
          <ActionButton label={t('entry.other')} kind="quiet" onAction={onLeave} />
        </span>
      </div>
      <VitalsPanel key={residentId} residentId={residentId} day={today} focus onSaved={onLeave} />
    </>
  );
}

function Again({ onMeasure }: { onMeasure(residentId: string): void }) {
  const t = useText(healthTexts);
  const again = useDeskQuery('health', 'day', {}).data?.again;
  return (
    <Card title={t('again')} subtitle={again && again.length > 0 ? String(again.length) : undefined} flush>
      {again?.length === 0 && <EmptyState icon={<IconRefreshAlert />} sentence={t('again.none')} />}
      <ul className={css.again}>
        {again?.map(({ person, since, values }) => (
          <li key={person.id} className={css.item}>
            <span className={css.line}>
              <strong>{person.name}</strong>
              <span className={css.quiet}>
                <TimeText at={since} />
              </span>
            </span>
            <span className={css.line}>
              <span className={css.values}>
                {values.map(({ value, ...mark }) => (
                  <span key={mark.measure} className={css.value}>
                    {t(`measure.${mark.measure}`)} <MarkedValue mark={mark} value={value} />
                  </span>
                ))}
              </span>
              <ActionButton label={t('again.measure')} onAction={() => onMeasure(person.id)} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function TrendPanel({ residentId, onClose }: { residentId: string | null; onClose(): void }) {
  const t = useText(healthTexts);
  return (
    <SidePanel opened={residentId !== null} onClose={onClose} title={t('trend')} width="54rem">
      {residentId !== null && (
        <div className={css.entry}>
          <VitalsTrend residentId={residentId} />
          <PersonLimits residentId={residentId} />
        </div>
      )}
    </SidePanel>
  );
}
