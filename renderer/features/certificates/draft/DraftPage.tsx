/** A draft (起草证明): whose hours of which days, who answers for it, and which hours count and which do not, and why. */
import { IconArrowLeft, IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { ServicePanel } from '../../volunteers/hours/ServicePanel.tsx';
import { useDuration } from '../../volunteers/parts/useDuration.ts';
import { volunteersTexts } from '../../volunteers/texts.ts';
import { HourList } from '../HourList.tsx';
import { certificatesTexts } from '../texts.ts';
import css from './Draft.module.css';
import { DraftForm } from './DraftForm.tsx';
import { type DraftView, thisYear, useCertificateDraft } from './draft.ts';

export default function DraftPage() {
  const t = useText(certificatesTexts);
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const today = useToday();
  const draft = useCertificateDraft(asked.get('volunteer') ?? '', {
    volunteerId: asked.get('volunteer'),
    period: thisYear(today),
    issuer: null,
    purpose: '',
  });
  const { volunteerId, period } = draft.value;
  const [rootId, setRootId] = useState<string | null>(null);
  const ready = volunteerId !== null && period.fromDay !== null && period.toDay !== null;
  const { data, error } = useDeskQuery(
    'certificates',
    'draft',
    { volunteerId: volunteerId ?? '', fromDay: period.fromDay ?? today, toDay: period.toDay ?? today },
    { enabled: ready, keepPrevious: true },
  );
  const shown = volunteerId !== null && data?.volunteer.id === volunteerId && !error ? data : undefined;
  return (
    <Page
      title={t('draft.title')}
      actions={
        <ActionButton
          label={t('draft.back')}
          keys="Escape"
          kind="quiet"
          icon={<IconArrowLeft size={18} />}
          onAction={() => navigate('/volunteers/certificates')}
        />
      }
    >
      <Columns template="24rem minmax(0, 1fr)" narrow="21rem minmax(0, 1fr)">
        <DraftForm draft={draft} view={shown} />
        <div className={css.side}>
          {error && <ErrorNote error={error} />}
          {shown ? (
            <DraftHours view={shown} onOpen={setRootId} />
          ) : (
            !error && (
              <Card>
                <EmptyState icon={<IconListSearch size={40} />} sentence={t('draft.choose')} />
              </Card>
            )
          )}
        </div>
      </Columns>
      <ServicePanel rootId={rootId} onClose={() => setRootId(null)} />
    </Page>
  );
}

function DraftHours({ view, onOpen }: { view: DraftView; onOpen(rootId: string): void }) {
  const t = useText(certificatesTexts);
  const say = useSay();
  const { services, leftOut, others } = view;
  return (
    <>
      {others.length > 0 && (
        <p className={css.others}>
          {t('draft.others', { list: others.map(({ number }) => number).join('、') })}
        </p>
      )}
      <Card title={t('draft.leftOut')} subtitle={t('services', { count: leftOut.length })}>
        <p className={css.quiet}>{leftOut.length > 0 ? t('draft.leftOut.note') : t('draft.leftOut.none')}</p>
        {leftOut.length > 0 && (
          <div className={css.few}>
            <HourList
              label={t('draft.leftOut')}
              entries={leftOut.map((line) => ({ ...line, more: say(line.sentence) }))}
              onOpen={onOpen}
            />
          </div>
        )}
      </Card>
      <div className={css.fill}>
        <Card
          title={t('draft.hours')}
          subtitle={t('services', { count: services.length })}
          actions={<Kinds view={view} />}
        >
          {services.length === 0 ? (
            <p className={css.quiet}>{t('draft.nothing')}</p>
          ) : (
            <HourList
              label={t('draft.hours')}
              entries={services.map((service) => ({ ...service, more: service.place }))}
              onOpen={onOpen}
            />
          )}
        </Card>
      </div>
    </>
  );
}

function Kinds({ view: { minutes, byKind } }: { view: DraftView }) {
  const words = useText(volunteersTexts);
  const duration = useDuration();
  return (
    <span className={css.kinds}>
      {byKind.slice(0, 3).map(({ kind, minutes: own }) => (
        <Tag key={kind}>{`${words(`kind.${kind}`)} ${duration(own)}`}</Tag>
      ))}
      <strong className={css.total}>{duration(minutes)}</strong>
    </span>
  );
}
