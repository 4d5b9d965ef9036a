/** What a visit says now. */
import { UnstyledButton } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { VisitLine } from '../../../../db/visits/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { clockTime } from '../../../ui/format.ts';
import { useNotifyError } from '../../../ui/notify.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { DateText } from '../../../ui/When.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { useNameOf } from '../nameOf.ts';
import { OutcomeTag } from '../OutcomeTag.tsx';
import { visitsTexts } from '../texts.ts';
import { todayTexts } from '../today/texts.ts';
import css from './VisitFacts.module.css';

export function VisitFacts({ line, dueOn }: { line: VisitLine; dueOn: string | null }) {
  const t = useText(todayTexts);
  const words = useText(visitsTexts);
  const nameOf = useNameOf();
  const facts = usePersonFacts();
  const zone = useSession((session) => session.zone);
  const { subject, agent } = line;
  return (
    <dl className={css.facts}>
      <Fact label={t('visit.who')}>
        <strong>{subject.name}</strong> <span className={css.quiet}>{facts(subject)}</span>
        {subject.residentId && (
          <Link className={css.link ?? ''} href={`/residents/${subject.residentId}`}>
            {words('card')} <IconExternalLink size={14} />
          </Link>
        )}
        {subject.residentId === null && <VisitorPhone line={line} masked={subject.phone} />}
      </Fact>
      {agent && (
        <Fact label={t('visit.agent')}>
          {agent.name} {agent.residentId === null && <VisitorPhone line={line} masked={agent.phone} />}
        </Fact>
      )}
      <Fact label={words('matter')}>
        {nameOf(line.matter)}{' '}
        <span className={css.quiet}>
          {nameOf({ name: line.matter.groupName, nameEn: line.matter.groupNameEn })}
        </span>
      </Fact>
      <Fact label={words('outcome')}>
        <OutcomeTag outcome={line.outcome} dueOn={dueOn ?? line.dueOn} />{' '}
        {(line.outcome === 'accepted' || line.outcome === 'referred') && (
          <Tag>{line.open ? t('visit.open') : t('visit.closed')}</Tag>
        )}{' '}
        {line.withdrawn && <Tag tone="attention">{words('withdrawn')}</Tag>}
        {(line.referredTo ?? line.missingPapers) && <div>{line.referredTo ?? line.missingPapers}</div>}
      </Fact>
      {line.note && <Fact label={words('note')}>{line.note}</Fact>}
      <Fact label={words('channel')}>
        {words(`channel.${line.channel}`)}
        {line.companions > 0 && ` · ${words('companions')} ${line.companions}`}
        {line.ticketLabel && ` · ${words('number', { label: line.ticketLabel })}`}
      </Fact>
      <Fact label={t('visit.times')}>
        <DateText day={line.day} withWeekday />{' '}
        {t('visit.arrived', { time: clockTime(line.arrivedAt, zone) })}
        {' · '}
        {t('visit.served', {
          from: clockTime(line.startedAt, zone),
          to: clockTime(line.endedAt, zone),
        })}
      </Fact>
      <Fact label={t('handler')}>{line.handler.name}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The phone of somebody without a card, behind a logged reveal. */
function VisitorPhone({ line, masked }: { line: VisitLine; masked: string | null }) {
  const words = useText(visitsTexts);
  const api = useApi();
  const notifyError = useNotifyError();
  const [phone, setPhone] = useState<string | null>(null);
  if (masked === null) return null;
  const show = () =>
    api.visits
      .revealPhone({ rootId: line.rootId })
      .then((answer) => setPhone(answer.phone))
      .catch(notifyError);
  return (
    <span className={css.quiet}>
      {phone ?? masked}{' '}
      {phone === null && (
        <UnstyledButton
          className={css.reveal}
          aria-label={words('reveal.what', { what: words('phone') })}
          onClick={() => void show()}
        >
          {words('reveal')}
        </UnstyledButton>
      )}
    </span>
  );
}
