/** At the table: find a person, type values, tick services, save, next. All of it by keys. */
import { TextInput } from '@mantine/core';
import { IconArmchair } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { SessionSummary } from '../../../../db/health/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { useTakesPick } from '../../../state/residentPick.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PersonSearch } from '../../residents/parts/PersonSearch.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { ConsentAsk } from '../ConsentAsk.tsx';
import { ServeForm } from './ServeForm.tsx';
import css from './Session.module.css';
import { sessionTexts } from './texts.ts';

type Who = { residentId: string } | { name: string };

export function TableEntry({ session }: { session: SessionSummary }) {
  const t = useText(sessionTexts);
  const [who, setWho] = useState<Who | null>(null);
  const leave = () => setWho(null);
  // Also whose card is scanned.
  useTakesPick((residentId) => setWho({ residentId }));
  useKey(who ? { keys: 'Escape', label: t('table.leave'), run: leave } : null);
  return (
    <Card title={t('table.title')}>
      <div className={css.stack}>
        {who === null && <FindNext onChoose={setWho} />}
        {who !== null && 'residentId' in who && (
          <WithCard key={who.residentId} residentId={who.residentId} session={session} onLeave={leave} />
        )}
        {who !== null && 'name' in who && (
          <>
            <div className={css.head}>
              <h3 className={css.name}>{who.name}</h3>
              <span className={css.quiet}>{t('table.noCard')}</span>
              <span className={css.acts}>
                <ActionButton label={t('table.leave')} kind="quiet" onAction={leave} />
              </span>
            </div>
            <ServeForm session={session} person={null} name={who.name} limits={null} onDone={leave} />
          </>
        )}
      </div>
    </Card>
  );
}

function FindNext({ onChoose }: { onChoose(who: Who): void }) {
  const t = useText(sessionTexts);
  const [name, setName] = useState('');
  const typed = name.trim();
  const place = useRef<HTMLDivElement>(null);
  // One person after another: the search waits for the next name.
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={place} className={css.stack}>
      <PersonSearch label={t('table.find')} without={[]} onPick={({ id }) => onChoose({ residentId: id })} />
      <form
        className={css.nameless}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '') onChoose({ name: typed });
        }}
      >
        <TextInput
          className={css.grow ?? ''}
          aria-label={t('table.name')}
          placeholder={t('table.name')}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ActionButton
          label={t('table.useName')}
          disabled={typed === ''}
          onAction={() => onChoose({ name: typed })}
        />
      </form>
      <EmptyState icon={<IconArmchair />} sentence={t('table.teach')} />
    </div>
  );
}

interface CardProps {
  residentId: string;
  session: SessionSummary;
  onLeave(): void;
}

function WithCard({ residentId, session, onLeave }: CardProps) {
  const t = useText(sessionTexts);
  const facts = usePersonFacts();
  const { data } = useDeskQuery('health', 'ofDay', { residentId, day: session.day });
  if (!data) return null;
  const { person, consent, limits } = data;
  return (
    <>
      <div className={css.head}>
        <h3 className={css.name}>{person.name}</h3>
        <span className={css.quiet}>{facts(person)}</span>
        <span className={css.acts}>
          <ActionButton label={t('table.leave')} kind="quiet" onAction={onLeave} />
        </span>
      </div>
      {!consent && (
        <>
          <ConsentAsk person={person} />
          <p className={css.quiet}>{t('table.noConsent')}</p>
        </>
      )}
      <ServeForm
        session={session}
        person={person}
        name={person.name}
        limits={consent ? limits : null}
        onDone={onLeave}
      />
    </>
  );
}
