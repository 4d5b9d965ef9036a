/**
 * The certificate as it leaves the centre: four blocks (order 67 of the Ministry of Civil Affairs, 2020), a signed code,
 * room for the seal, and every service on sheets of its own. Its font is shipped, so that the text of a PDF can be
 * searched: system fonts lend one glyph to a character and to its radical, and copying gives the radical.
 */
import { Fragment, type ReactNode } from 'react';
import type { certificates } from '../../../../db/certificates/contract.ts';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import { printNumber } from '../../../../db/volunteers/contract.ts';
import { useTextIn } from '../../../i18n/useTextIn.ts';
import type { Language } from '../../../state/preferences.ts';
import { QrCode } from '../../cards/sheet/QrCode.tsx';
import { volunteersTexts } from '../../volunteers/texts.ts';
import css from './CertificatePaper.module.css';
import { paperTexts } from './texts.ts';

type CertificateView = OutputOf<typeof certificates.certificate>;

interface Props {
  certificate: CertificateView;
  code: string;
  language: Language;
  withAnnex: boolean;
}

/** `2026年11月21日`, `21 November 2026` */
function longDay(day: string, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' }).format(Date.parse(day));
}

function useHours(language: Language): (minutes: number) => string {
  const words = useTextIn(volunteersTexts, language);
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return words('minutes', { count: rest });
    return rest === 0 ? words('hours', { count: hours }) : words('hoursMinutes', { hours, minutes: rest });
  };
}

export function Paper({ certificate, code, language, withAnnex }: Props) {
  const t = useTextIn(paperTexts, language);
  const hours = useHours(language);
  const { identity, number, fromDay, toDay, minutes, services } = certificate;
  return (
    <article className={css.sheet} lang={language === 'zh' ? 'zh-CN' : 'en'} data-testid="certificate">
      <section className={css.face}>
        <p className={css.number}>{t('number.line', { number })}</p>
        <h1 className={css.title} data-language={language}>
          {t('title')}
        </h1>
        <p className={css.lead}>
          {t('lead', {
            name: identity.name,
            number: printNumber(identity.volunteerNumber),
            from: longDay(fromDay, language),
            to: longDay(toDay, language),
            count: services,
            time: hours(minutes),
          })}
        </p>
        <Blocks certificate={certificate} language={language} />
        <p className={css.truth}>{t('truth')}</p>
        <Foot certificate={certificate} code={code} language={language} />
      </section>
      {withAnnex && <Annex certificate={certificate} language={language} />}
    </article>
  );
}

/** Two facts to a line; one that stands alone takes the whole line. */
function Block({ title, lines }: { title: string; lines: readonly (readonly [string, ReactNode][])[] }) {
  return lines.map((facts, at) => (
    <tr key={facts[0]?.[0]}>
      {at === 0 && (
        <th className={css.block} scope="rowgroup" rowSpan={lines.length}>
          {title}
        </th>
      )}
      {facts.map(([label, value]) => (
        <Fragment key={label}>
          <th className={css.label} scope="row">
            {label}
          </th>
          <td colSpan={facts.length === 1 ? 3 : 1}>{value}</td>
        </Fragment>
      ))}
    </tr>
  ));
}

function Blocks({ certificate, language }: { certificate: CertificateView; language: Language }) {
  const t = useTextIn(paperTexts, language);
  const words = useTextIn(volunteersTexts, language);
  const hours = useHours(language);
  const { identity, issuer, fromDay, toDay, minutes, services, byKind, number, issuedOn, purpose } =
    certificate;
  const { name, documentKind, documentNumber, volunteerNumber } = identity;
  const content = byKind.map((own) =>
    t('kind', { kind: words(`kind.${own.kind}`), time: hours(own.minutes) }),
  );
  return (
    <table className={css.blocks}>
      <tbody>
        <Block
          title={t('block.identity')}
          lines={[
            [
              [t('name'), name],
              [t('volunteerNumber'), printNumber(volunteerNumber)],
            ],
            [
              [t('documentKind'), documentKind?.[language] ?? t('none')],
              [t('documentNumber'), documentNumber ?? t('none')],
            ],
          ]}
        />
        <Block
          title={t('block.service')}
          lines={[
            [
              [t('from'), longDay(fromDay, language)],
              [t('to'), longDay(toDay, language)],
            ],
            [
              [t('times'), t('times.count', { count: services })],
              [t('time'), <strong key="time">{hours(minutes)}</strong>],
            ],
            [[t('content'), content.join(t('between'))]],
          ]}
        />
        <Block
          title={t('block.issuer')}
          lines={[
            [[t('issuer'), issuer.name]],
            [
              [t('responsible'), issuer.responsible],
              [t('handler'), issuer.handler],
            ],
            [[t('contact'), issuer.contact]],
          ]}
        />
        <Block
          title={t('block.other')}
          lines={[
            [[t('number'), number]],
            [
              [t('issuedOn'), issuedOn === null ? t('none') : longDay(issuedOn, language)],
              [t('purpose'), purpose || t('purpose.none')],
            ],
          ]}
        />
      </tbody>
    </table>
  );
}

/** Characters of the code on a printed line. */
const codeLine = 46;

function Foot({
  certificate,
  code,
  language,
}: {
  certificate: CertificateView;
  code: string;
  language: Language;
}) {
  const t = useTextIn(paperTexts, language);
  const { issuer, issuedOn } = certificate;
  const lines = code.match(new RegExp(`.{1,${codeLine}}`, 'g')) ?? [];
  return (
    <footer className={css.foot}>
      <div className={css.verify}>
        <div data-testid="code">
          <QrCode text={code} className={css.qr} />
        </div>
        <div>
          <p className={css.verifyTitle}>{t('verify')}</p>
          <p>{t('verify.how')}</p>
          <p className={css.code}>
            {lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
        </div>
      </div>
      <div className={css.signed}>
        <div className={css.seal}>{t('seal')}</div>
        <p>{issuer.name}</p>
        <p className={css.sign}>{t('sign')}</p>
        <p>{issuedOn && longDay(issuedOn, language)}</p>
      </div>
    </footer>
  );
}

function Annex({ certificate, language }: { certificate: CertificateView; language: Language }) {
  const t = useTextIn(paperTexts, language);
  const hours = useHours(language);
  const { lines, number, identity, minutes } = certificate;
  return (
    <section className={css.annex}>
      <table className={css.services}>
        <thead>
          <tr>
            <th className={css.running} colSpan={5}>
              <strong>{t('annex')}</strong> {t('annex.of', { name: identity.name, number })}
            </th>
          </tr>
          <tr>
            <th>{t('annex.no')}</th>
            <th>{t('annex.day')}</th>
            <th>{t('annex.activity')}</th>
            <th>{t('annex.place')}</th>
            <th className={css.figure}>{t('time')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ rootId, day, activity, place, minutes: own }, at) => (
            <tr key={rootId}>
              <td>{at + 1}</td>
              <td className={css.day}>{day}</td>
              <td>{activity}</td>
              <td>{place || certificate.issuer.name}</td>
              <td className={css.figure}>{hours(own)}</td>
            </tr>
          ))}
          <tr>
            <th colSpan={4}>{t('annex.total', { count: lines.length })}</th>
            <th className={css.figure}>{hours(minutes)}</th>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
