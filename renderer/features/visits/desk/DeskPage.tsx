/** The walk-in desk (前台接待): the queue, the person and what they come for, what is known about them. */
import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useTakesPick } from '../../../state/residentPick.ts';
import { notify, useNotifyError } from '../../../ui/notify.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { DueSoon } from '../followUps/DueSoon.tsx';
import { useNameOf } from '../nameOf.ts';
import { newId } from '../newId.ts';
import { labelOf, type MyCounter, type Ticket, useMyCounter } from '../queue/counter.ts';
import { QueueCard } from '../queue/QueueCard.tsx';
import { TakeNumber } from '../queue/TakeNumber.tsx';
import { queueTexts } from '../queue/texts.ts';
import { visitsTexts } from '../texts.ts';
import { AsideStrip } from './AsideStrip.tsx';
import css from './DeskPage.module.css';
import { HistoryColumn } from './HistoryColumn.tsx';
import { Reception } from './Reception.tsx';
import { TodayGlance } from './TodayGlance.tsx';
import { type Desk, useDesk } from './useDesk.ts';
import { VisitCard } from './VisitCard.tsx';
import { isTouched, type VisitForm } from './visitForm.ts';

export default function DeskPage() {
  const t = useText(visitsTexts);
  const counter = useMyCounter();
  const desk = useDesk(counter);
  const [taking, setTaking] = useState(false);
  const [justSaved, setJustSaved] = useState<string | null>(null);
  const { form } = desk;
  const callNext = useCallNext(counter, desk);
  const saveVisit = useSaveWithUndo(desk, setJustSaved);
  useChosenPerson(desk);
  useServiceStart(counter, form);
  const places = usePlaces();

  const atCounter = counter.current;
  async function save() {
    const saved = await saveVisit();
    // Somebody was served in between: whoever was called is still to come.
    if (saved && atCounter && atCounter.id !== form?.ticketId) serveTicket(desk, atCounter);
    return saved;
  }
  const mayCall = counter.mine !== null && (atCounter === null || atCounter.id === form?.ticketId);
  const ticketLabel = labelOf(counter.state, form?.ticketId ?? null);
  return (
    <Page title={t('desk')} quietTitle>
      <Columns template="minmax(17rem, 18%) minmax(0, 1fr) minmax(20rem, 25%)">
        <div className={css.left}>
          <QueueCard
            counter={counter}
            idle={form === null}
            onCallNext={() => callNext(atCounter?.id ?? null)}
            onCalled={(ticket) => serveTicket(desk, ticket)}
            onTakeNumber={() => setTaking(true)}
          />
          <DueSoon />
        </div>
        <div className={css.centre}>
          <AsideStrip desk={desk} />
          {form ? (
            <VisitCard
              key={form.id}
              desk={desk}
              form={form}
              ticketLabel={ticketLabel}
              places={places}
              onSave={save}
              onSaveAndCall={
                mayCall
                  ? async () => {
                      // The number of this visit ended with the save: nobody stands at the counter now.
                      if (await save()) await callNext(null);
                    }
                  : null
              }
              onSetAside={desk.putAside}
            />
          ) : (
            <Reception desk={desk} justSaved={justSaved} />
          )}
        </div>
        {form?.residentId ? <HistoryColumn desk={desk} residentId={form.residentId} /> : <TodayGlance />}
      </Columns>
      <TakeNumber
        opened={taking}
        onClose={() => setTaking(false)}
        counter={counter}
        person={
          form?.residentId && form.ticketId === null ? { residentId: form.residentId, name: form.name } : null
        }
      />
    </Page>
  );
}

function serveTicket(desk: Desk, ticket: Ticket) {
  if (ticket.residentId) desk.serveResident(ticket.residentId, ticket);
}

function useCallNext(counter: MyCounter, desk: Desk) {
  const t = useText(queueTexts);
  const api = useApi();
  return async (after: string | null) => {
    if (!counter.mine) return;
    const { ticket } = await api.queue.callNext({ counterId: counter.mine.counter.id, after });
    if (ticket) serveTicket(desk, ticket);
    else notify({ text: t('nobodyWaits') });
  };
}

/** Saves, says what was saved, and offers the way back: undone, the form stands there again to be mended. */
function useSaveWithUndo(desk: Desk, onSaved: (rootId: string) => void): () => Promise<boolean> {
  const t = useText(visitsTexts);
  const nameOf = useNameOf();
  const api = useApi();
  return async () => {
    const { form } = desk;
    const visit = await desk.save();
    if (!visit || !form) return false;
    onSaved(visit.rootId);
    notify({
      text: t('saved.toast', {
        name: visit.subject.name,
        matter: nameOf(visit.matter),
        outcome: t(`outcome.${visit.outcome}`),
      }),
      undo: async () => {
        await api.visits.withdraw({ id: newId(), versionId: visit.versionId, reason: '' });
        desk.reopen(form);
      },
    });
    return true;
  };
}

/** The search of the top bar puts a person to this desk; so does `#/desk?resident=ID`, from a card or a list. */
function useChosenPerson(desk: Desk) {
  const [, navigate] = useLocation();
  const addressed = new URLSearchParams(useSearch()).get('resident');
  const take = useRef(desk.serveResident);
  useEffect(() => {
    take.current = desk.serveResident;
  });
  useTakesPick((residentId) => take.current(residentId));
  useEffect(() => {
    if (addressed === null) return;
    navigate('/desk', { replace: true });
    take.current(addressed);
  }, [addressed, navigate]);
}

/** A called person counts as being served from the first thing that is written down for them. */
function useServiceStart({ current }: MyCounter, form: VisitForm | null) {
  const api = useApi();
  const notifyError = useNotifyError();
  const begun =
    current?.state === 'called' && form?.ticketId === current.id && isTouched(form) ? current.id : null;
  useEffect(() => {
    if (begun) api.queue.start({ ticketId: begun }).catch(notifyError);
  }, [begun, api, notifyError]);
}

/** Where visits were referred to lately, to be offered again. */
function usePlaces(): string[] {
  const lines = useDeskQuery('visits', 'day', {}).data?.lines ?? [];
  const open = useDeskQuery('followUps', 'open', {}).data?.lines ?? [];
  const places = [...lines, ...open.map(({ line }) => line)].map(({ referredTo }) => referredTo);
  return [...new Set(places.filter((place) => place !== null))];
}
