/** One place to check in: what it is called and where it is; its code to look at, to print, and to put the kiosk there. */
import { IconDeviceTablet, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type StationView, shifts } from '../../../../db/shifts/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { QrCode } from '../../cards/sheet/QrCode.tsx';
import { useKioskPlace } from '../../kiosk/place.ts';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { volunteersTexts } from '../texts.ts';
import css from './Stations.module.css';
import { printStationCode } from './stationCode.ts';
import { stationsTexts } from './texts.ts';

interface Props {
  /** Null: a new one. */
  station: StationView | null;
  onClose(): void;
}

export function StationPanel({ station, onClose }: Props) {
  const t = useText(stationsTexts);
  const mayWrite = useMayWrite();
  return (
    <SidePanel opened onClose={onClose} title={station ? station.name : t('add')}>
      {mayWrite && <StationForm station={station} onDone={onClose} />}
      {station && <CodeBox station={station} />}
    </SidePanel>
  );
}

interface Typed {
  name: string;
  nameEn: string;
  address: string;
  position: string;
}
const useStationDraft = defineDraft<Typed>();

function StationForm({ station, onDone }: { station: StationView | null; onDone(): void }) {
  const t = useText(stationsTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const [id] = useState(() => station?.id ?? newId());
  const { name = '', nameEn = '', address = '', position } = station ?? {};
  const typed = { name, nameEn, address, position: position === undefined ? '' : String(position) };
  const draft = useStationDraft(station?.id ?? 'new', typed);
  const form = draft.value;
  const put = (part: Partial<Typed>) => draft.set((now) => ({ ...now, ...part }));
  const checked = useCheckedSave(shifts.saveStation.input, api.shifts.saveStation, [
    'name',
    'nameEn',
    'address',
    'position',
  ]);
  const place = form.position.trim() === '' ? undefined : wholeNumber(form.position);
  const placeWrong = form.position.trim() !== '' && place === undefined;

  async function save(retired: boolean) {
    if (placeWrong) return;
    const { position: _, ...fields } = form;
    const given = { id, ...fields, retired, ...(place === undefined ? {} : { position: place }) };
    if (!(await checked.save(given))) return;
    notify({ text: t('saved', { name: form.name.trim() }) });
    draft.clear();
    onDone();
  }
  return (
    <>
      <Form label={t('title')}>
        <TextField
          label={t('name')}
          value={form.name}
          required
          maxLength={40}
          error={checked.problem('name')}
          onChange={(value) => put({ name: value })}
        />
        <TextField
          label={t('nameEn')}
          hint={t('nameEn.hint')}
          value={form.nameEn}
          maxLength={60}
          error={checked.problem('nameEn')}
          onChange={(value) => put({ nameEn: value })}
        />
        <TextField
          label={t('address')}
          value={form.address}
          maxLength={120}
          error={checked.problem('address')}
          onChange={(value) => put({ address: value })}
        />
        <TextField
          label={t('position')}
          value={form.position}
          inputMode="numeric"
          maxLength={4}
          error={placeWrong ? t('position.wrong') : checked.problem('position')}
          onChange={(value) => put({ position: value })}
        />
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        {station && (
          <ActionButton
            label={t(station.retired ? 'restore' : 'retire')}
            kind="quiet"
            onAction={() => save(!station.retired)}
          />
        )}
        <ActionButton
          label={words('save')}
          keys="Mod+Enter"
          kind="primary"
          onAction={() => save(station?.retired ?? false)}
        />
      </div>
    </>
  );
}

function CodeBox({ station: { id, code, retired } }: { station: StationView }) {
  const t = useText(stationsTexts);
  const [, navigate] = useLocation();
  const mayWrite = useMayWrite();
  const setPlace = useKioskPlace((place) => place.set);
  return (
    <section className={css.box}>
      <QrCode text={code} className={css.qr} />
      <div className={css.said}>
        <strong className={css.code}>{printStationCode(code)}</strong>
        <p className={css.quiet}>{t('code.note')}</p>
        {!retired && (
          <div className={css.acts}>
            <ActionButton
              label={t('print.one')}
              icon={<IconPrinter size={18} />}
              onAction={() => navigate(`/volunteers/stations/print?id=${id}`)}
            />
            {mayWrite && (
              <ActionButton
                label={t('kiosk')}
                icon={<IconDeviceTablet size={18} />}
                onAction={() => {
                  setPlace({ stationId: id });
                  navigate('/kiosk');
                }}
              />
            )}
          </div>
        )}
      </div>
    </section>
  );
}
