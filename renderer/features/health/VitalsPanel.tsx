/** One person, one day: the consent where it is missing, the form, and what was measured that day. */
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { notify } from '../../ui/notify.tsx';
import { TimeText } from '../../ui/When.tsx';
import { newId } from '../visits/newId.ts';
import { ConsentAsk } from './ConsentAsk.tsx';
import { EarlierVersions } from './EarlierVersions.tsx';
import { ReadingEntry } from './ReadingEntry.tsx';
import { ReadingText } from './ReadingText.tsx';
import { healthTexts } from './texts.ts';
import css from './VitalsPanel.module.css';

interface Props {
  residentId: string;
  /** YYYY-MM-DD */
  day: string;
  /** The first field takes the focus. */
  focus?: boolean;
  /** After a new reading: at a desk where one person comes after another. */
  onSaved?(): void;
}

export function VitalsPanel({ residentId, day, focus = false, onSaved }: Props) {
  const t = useText(healthTexts);
  const api = useApi();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const { data, error } = useDeskQuery('health', 'ofDay', { residentId, day }, { keepPrevious: false });
  const [opened, setOpened] = useState<string | null>(null);
  const [correcting, setCorrecting] = useState<string | null>(null);
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const base = data.readings.find(({ versionId }) => versionId === correcting) ?? null;

  async function withdraw(versionId: string) {
    const undone = await api.health.withdraw({ id: newId(), versionId });
    const restored = () => api.health.restore({ id: newId(), versionId: undone.reading.versionId });
    notify({ text: t('withdrawn.toast'), undo: restored });
  }

  return (
    <div className={css.panel}>
      {mayWrite &&
        (data.consent ? (
          <ReadingEntry
            key={`${data.person.id} ${base?.versionId ?? day}`}
            of={data}
            day={day}
            base={base}
            focus={focus || base !== null}
            onDone={() => (base === null ? onSaved?.() : setCorrecting(null))}
          />
        ) : (
          <ConsentAsk person={data.person} />
        ))}
      <section className={css.list} aria-label={t('day.readings')}>
        {data.readings.length === 0 && <p className={css.none}>{t('day.none')}</p>}
        {data.readings.map((reading) => (
          <article key={reading.rootId} className={css.reading} data-open={reading === base || undefined}>
            <span className={css.time}>
              <TimeText at={reading.takenAt} />
            </span>
            <div className={css.said}>
              <ReadingText reading={reading} />
              <span className={css.quiet}>
                {[reading.note, reading.savedBy].filter(Boolean).join(' · ')}
                {reading.corrected && (
                  <button
                    type="button"
                    className={css.corrected}
                    aria-expanded={reading.rootId === opened}
                    onClick={() => setOpened((now) => (now === reading.rootId ? null : reading.rootId))}
                  >
                    {t('corrected')}
                    <IconChevronDown size={14} />
                  </button>
                )}
              </span>
              {reading.rootId === opened && <EarlierVersions rootId={reading.rootId} />}
            </div>
            {mayWrite && (
              <span className={css.acts}>
                <ActionButton
                  label={t('correct')}
                  kind="quiet"
                  disabled={!data.consent}
                  onAction={() => setCorrecting(reading.versionId)}
                />
                <ActionButton
                  label={t('withdraw')}
                  kind="quiet"
                  onAction={() => withdraw(reading.versionId)}
                />
              </span>
            )}
          </article>
        ))}
      </section>
    </div>
  );
}
