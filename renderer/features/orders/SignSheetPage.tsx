/** The signature sheet of one route (送餐签收单): who, where, what, where to leave it, and room to sign. */
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { mealNames } from '../../../db/menu/contract.ts';
import type { Delivery } from '../../../db/orders/contract.ts';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { weekday } from '../../ui/format.ts';
import { PrintFrame } from '../../ui/PrintFrame.tsx';
import { useFoodWords } from '../menu/useFoodWords.ts';
import css from './Sheets.module.css';
import { ordersTexts } from './texts.ts';
import { useDietWords } from './useDietWords.ts';
import { useMealAddress } from './useMealAddress.ts';

export default function SignSheetPage() {
  const t = useText(ordersTexts);
  const say = useSay();
  const api = useApi();
  const language = usePreferences((preferences) => preferences.language);
  const mayReveal = useSession((session) => session.account?.role !== 'evaluator');
  const { day, meal, query } = useMealAddress('/canteen/routes/print');
  const routeId = new URLSearchParams(useSearch()).get('route') ?? '';
  const [, navigate] = useLocation();
  const [phones, setPhones] = useState<ReadonlyMap<string, string>>(new Map());
  const { data, error } = useDeskQuery('orders', 'deliveries', { day, meal });
  const route = data?.routes.find(({ id }) => id === routeId);
  const stops = route?.stops ?? [];

  async function reveal() {
    const shown = await api.orders.revealPhones({ routeId, day, meal });
    setPhones(new Map(shown.phones.map(({ residentId, phone }) => [residentId, phone])));
  }
  const who = [route?.name, route?.delivererName].filter(Boolean).join(' · ');
  return (
    <PrintFrame
      title={`${t('sign.title')} · ${who}`}
      heading={`${data?.centreName ?? ''}　${day} ${weekday(day, language)} ${say(mealNames[meal])}`}
      footer={
        <>
          <span>{t('sign.count', { count: stops.length })}</span>
          <span>{t('sign.deliverer')}＿＿＿＿＿＿＿＿</span>
        </>
      }
      onClose={() => navigate(`/canteen/routes?${query}`)}
    >
      {error && <ErrorNote error={error} />}
      {mayReveal && phones.size === 0 && stops.length > 0 && (
        <div className={css.reveal}>
          <ActionButton label={t('sign.reveal')} onAction={reveal} />
          {t('sign.revealNote')}
        </div>
      )}
      {data && stops.length === 0 ? <p>{t('sign.none')}</p> : <Stops stops={stops} phones={phones} />}
    </PrintFrame>
  );
}

function Stops({ stops, phones }: { stops: readonly Delivery[]; phones: ReadonlyMap<string, string> }) {
  const t = useText(ordersTexts);
  const { nameOf } = useFoodWords();
  const dietWords = useDietWords();
  return (
    <table className={css.sign}>
      <thead>
        <tr>
          <th scope="col">{t('sign.no')}</th>
          <th scope="col">{t('sheet.name')}</th>
          <th scope="col">{t('sign.address')}</th>
          <th scope="col">{t('sign.phone')}</th>
          <th scope="col">{t('sign.meal')}</th>
          <th scope="col">{t('sign.diet')}</th>
          <th scope="col">{t('sign.sign')}</th>
        </tr>
      </thead>
      <tbody>
        {stops.map(({ person, option, diet, note, stopNote }, at) => (
          <tr key={person.id}>
            <td>{at + 1}</td>
            <td className={css.strong}>{person.name}</td>
            <td>
              {person.address}
              {stopNote && <div className={css.small}>{stopNote}</div>}
            </td>
            <td>{phones.get(person.id) ?? person.phone}</td>
            <td>{option ? nameOf(option) : t('usual')}</td>
            <td>
              {dietWords(diet)}
              {note && <div className={css.small}>{note}</div>}
            </td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
