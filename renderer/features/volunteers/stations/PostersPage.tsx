/** The codes at the doors, on A4: one to a page to hang up, or six to a page to cut out. Both languages stand on each. */
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { StationView } from '../../../../db/shifts/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { QrCode } from '../../cards/sheet/QrCode.tsx';
import css from './Posters.module.css';
import { printStationCode } from './stationCode.ts';
import { stationsTexts } from './texts.ts';

const onPage = { one: 1, six: 6 } as const;
type PosterForm = keyof typeof onPage;

export default function PostersPage() {
  const t = useText(stationsTexts);
  const ui = useText(uiTexts);
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const only = asked.get('id');
  const [form, setForm] = useState<PosterForm>('one');
  const { data, error } = useDeskQuery('shifts', 'stations', {});
  const stations = (data ?? []).filter(({ id }) => only === null || id === only);
  const count = onPage[form];
  const starts = Array.from({ length: Math.ceil(stations.length / count) }, (_, at) => at * count);
  const title = t('paper.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={css.page} aria-label={title}>
      <div className={css.toolbar}>
        <ActionButton
          label={ui('back')}
          keys="Escape"
          icon={<IconArrowLeft size={18} />}
          onAction={() => navigate('/volunteers/stations')}
        />
        {only === null && (
          <Segmented
            label={t('paper.form')}
            quiet
            options={(['one', 'six'] as const).map((value) => ({ value, label: t(`paper.${value}`) }))}
            value={form}
            onChange={(value) => setForm(value)}
          />
        )}
        <p className={css.hint}>{data && t('paper.pages', { count: starts.length })}</p>
        <ActionButton
          label={ui('print')}
          keys="Mod+P"
          kind="primary"
          icon={<IconPrinter size={18} />}
          disabled={stations.length === 0}
          onAction={() => window.print()}
        />
      </div>
      {error && <ErrorNote error={error} />}
      {data && stations.length === 0 && <p className={css.hint}>{t('paper.none')}</p>}
      {starts.map((start) => (
        <section key={start} className={css.sheet} data-form={form}>
          {stations.slice(start, start + count).map((station) => (
            <Poster key={station.id} station={station} />
          ))}
        </section>
      ))}
    </main>
  );
}

function Poster({ station: { name, nameEn, address, code } }: { station: StationView }) {
  const centreName = useSession((session) => session.centreName);
  const { zh, en } = stationsTexts;
  return (
    <article className={css.poster}>
      <p className={css.centre}>{centreName}</p>
      <h1 className={css.name}>{name}</h1>
      {nameEn && <p className={css.nameEn}>{nameEn}</p>}
      <p className={css.here}>
        {zh['poster.here']} <span className={css.english}>{en['poster.here']}</span>
      </p>
      <QrCode text={code} className={css.qr} />
      <p className={css.code}>{printStationCode(code)}</p>
      {address && <p className={css.address}>{address}</p>}
      <p className={css.staff}>
        {zh['poster.staff']}
        <br />
        {en['poster.staff']}
      </p>
    </article>
  );
}
