/** Everyone served in a session, the latest first, with what they had; a service entered by mistake is taken back. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { clinics, ServedPerson } from '../../../../db/health/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { notify, useNotifyError } from '../../../ui/notify.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TimeText } from '../../../ui/When.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { useNameOf } from '../../visits/nameOf.ts';
import { newId } from '../../visits/newId.ts';
import { ReadingText } from '../ReadingText.tsx';
import css from './Session.module.css';
import { sessionTexts } from './texts.ts';

interface Props {
  detail: OutputOf<typeof clinics.session>;
  mayWrite: boolean;
}

export function ServedList({ detail: { session, people, byService }, mayWrite }: Props) {
  const t = useText(sessionTexts);
  const nameOf = useNameOf();
  return (
    <>
      <p className={css.sums}>
        {(['persons', 'services', 'readings', 'abnormal'] as const).map((key) => (
          <span key={key}>
            {t(key)} <strong>{session[key]}</strong>
          </span>
        ))}
        {byService.map((service) => (
          <span key={service.id}>
            {nameOf(service)} <strong>{service.times}</strong>
          </span>
        ))}
      </p>
      {people.length === 0 && <p className={css.sums}>{t('people.none')}</p>}
      <ul className={css.people}>
        {people.map((served) => (
          <Served key={served.key} served={served} mayWrite={mayWrite} />
        ))}
      </ul>
    </>
  );
}

function Served({ served, mayWrite }: { served: ServedPerson; mayWrite: boolean }) {
  const t = useText(sessionTexts);
  const facts = usePersonFacts();
  const nameOf = useNameOf();
  const api = useApi();
  const notifyError = useNotifyError();
  const { person, name, readings, services, at } = served;

  function withdraw(lineId: string, service: string) {
    api.clinics
      .withdrawLine({ id: newId(), lineId })
      .then(() => notify({ text: t('people.withdrawn', { name: service }) }))
      .catch(notifyError);
  }

  return (
    <li className={css.person}>
      <span className={css.line}>
        <strong>{name}</strong>
        {person ? <span className={css.quiet}>{facts(person)}</span> : <Tag>{t('noCard')}</Tag>}
        <span className={`${css.quiet} ${css.late}`}>
          <TimeText at={at} />
        </span>
      </span>
      {readings.map((reading) => (
        <ReadingText key={reading.rootId} reading={reading} />
      ))}
      {services.length > 0 && (
        <span className={css.line}>
          {services.map((service) => (
            <span key={service.lineId} className={css.chip}>
              <Tag tone="accent">{[nameOf(service), service.result].filter(Boolean).join('：')}</Tag>
              {mayWrite && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('people.withdraw', { name: nameOf(service) })}
                  onClick={() => withdraw(service.lineId, nameOf(service))}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </span>
          ))}
        </span>
      )}
    </li>
  );
}
