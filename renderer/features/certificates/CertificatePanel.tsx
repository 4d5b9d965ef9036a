/** One certificate: what it says, how it stands, what comes next, and every service that it rests on. */
import { Fragment, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { certificates } from '../../../db/certificates/contract.ts';
import type { OutputOf } from '../../../db/core/procedure.ts';
import { printNumber } from '../../../db/volunteers/contract.ts';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { notify } from '../../ui/notify.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { ServicePanel } from '../volunteers/hours/ServicePanel.tsx';
import { useDuration } from '../volunteers/parts/useDuration.ts';
import { useMayWrite } from '../volunteers/parts/useMayWrite.ts';
import css from './Certificates.module.css';
import { CertificateStateTag } from './CertificateWords.tsx';
import { HourList } from './HourList.tsx';
import { RevokeForm } from './RevokeForm.tsx';
import { certificatesTexts } from './texts.ts';

type CertificateView = OutputOf<typeof certificates.certificate>;

interface Props {
  /** Null: closed. */
  id: string | null;
  onClose(): void;
}

export function CertificatePanel({ id, onClose }: Props) {
  const t = useText(certificatesTexts);
  const { data, error } = useDeskQuery(
    'certificates',
    'certificate',
    { id: id ?? '' },
    { enabled: id !== null },
  );
  return (
    <SidePanel opened={id !== null} onClose={onClose} title={t('one')} width="38rem">
      {error && <ErrorNote error={error} />}
      {data && id !== null && <Detail key={id} certificate={data} />}
    </SidePanel>
  );
}

function Detail({ certificate }: { certificate: CertificateView }) {
  const t = useText(certificatesTexts);
  const mayWrite = useMayWrite();
  const [rootId, setRootId] = useState<string | null>(null);
  const { volunteer, number, lines } = certificate;
  return (
    <div className={css.panel}>
      <div className={css.head}>
        <h3 className={css.big}>
          <Link className={css.link ?? ''} href={`/volunteers/people?open=${volunteer.id}`}>
            {volunteer.name}
          </Link>
        </h3>
        <span className={css.quiet}>{printNumber(volunteer.number)}</span>
        <CertificateStateTag line={certificate} />
        <span className={css.number}>{number}</span>
      </div>
      {mayWrite && <Next key={certificate.state} certificate={certificate} />}
      <Facts certificate={certificate} />
      <section className={css.section}>
        <h4 className={css.title}>{t('lines.title')}</h4>
        <p className={css.quiet}>{t('lines.note')}</p>
        <HourList
          label={t('lines.title')}
          entries={lines.map((line) => ({ ...line, more: line.place }))}
          onOpen={setRootId}
        />
      </section>
      <ServicePanel rootId={rootId} onClose={() => setRootId(null)} />
    </div>
  );
}

function Facts({ certificate }: { certificate: CertificateView }) {
  const t = useText(certificatesTexts);
  const duration = useDuration();
  const { fromDay, toDay, minutes, services, issuer, purpose, postedUntil, issuedOn } = certificate;
  const { revokedOn, revokeReason, prints, createdBy } = certificate;
  const facts = [
    ['period', t('period', { from: fromDay, to: toDay })],
    ['hours', `${duration(minutes)} · ${t('services', { count: services })}`],
    ['issuer', issuer.name],
    ['responsible', issuer.responsible],
    ['handler', issuer.handler],
    ['contact', issuer.contact],
    ['purpose', purpose || t('fact.none')],
    ['posted', postedUntil],
    ['issued', issuedOn],
    ['revoked', revokedOn],
    ['reason', revokeReason],
    ['prints', prints > 0 && t('fact.prints.count', { count: prints })],
    ['by', createdBy],
  ] as const;
  return (
    <dl className={css.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <Fragment key={name}>
              <dt>{t(`fact.${name}`)}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

/** What can be done with it as it stands; nothing where it is revoked. */
function Next({ certificate }: { certificate: CertificateView }) {
  const t = useText(certificatesTexts);
  const [, navigate] = useLocation();
  const [revoking, setRevoking] = useState(false);
  const { id, state, daysLeft, postedUntil } = certificate;
  if (state === 'revoked') return null;
  if (revoking) return <RevokeForm certificate={certificate} onDone={() => setRevoking(false)} />;
  const ready = state === 'posted' && daysLeft === 0;
  return (
    <div className={css.next}>
      {state === 'posted' && (
        <p>{daysLeft ? t('posted.note', { until: postedUntil, count: daysLeft }) : t('ready.note')}</p>
      )}
      {ready && <Issue certificate={certificate} />}
      <div className={css.acts}>
        {state === 'issued' && (
          <ActionButton
            label={t('print')}
            keys="P"
            kind="primary"
            onAction={() => navigate(`/volunteers/certificates/${id}/print`)}
          />
        )}
        <ActionButton
          label={state === 'posted' ? t('object') : t('revoke')}
          kind={state === 'posted' ? 'normal' : 'quiet'}
          onAction={() => setRevoking(true)}
        />
      </div>
    </div>
  );
}

/** A refusal, such as hours that were corrected meanwhile, stays on the page: it says what to do instead. */
function Issue({ certificate: { id, number } }: { certificate: CertificateView }) {
  const t = useText(certificatesTexts);
  const api = useApi();
  const [error, setError] = useState<unknown>(null);
  async function issue() {
    setError(null);
    try {
      await api.certificates.issue({ id });
      notify({ text: t('issued', { number }) });
    } catch (refused) {
      setError(refused);
    }
  }
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <div>
        <ActionButton label={t('issue')} keys="Mod+Enter" kind="primary" onAction={issue} />
      </div>
    </>
  );
}
