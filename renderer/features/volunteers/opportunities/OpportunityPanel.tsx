/** One opportunity: what it is, the way to its next shift, closing and opening it again. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { shifts } from '../../../../db/shifts/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import {
  emptyOpportunity,
  OpportunityFieldset,
  readOpportunity,
  type TypedOpportunity,
} from '../shifts/OpportunityFieldset.tsx';
import { usePlaceOf } from '../shifts/ShiftWords.tsx';
import { volunteersTexts } from '../texts.ts';
import css from './Opportunities.module.css';
import type { Opportunity } from './OpportunitiesPage.tsx';
import { opportunitiesTexts } from './texts.ts';

interface Props {
  /** Null: a new one. */
  opportunity: Opportunity | null;
  onClose(): void;
}

export function OpportunityPanel({ opportunity, onClose }: Props) {
  const t = useText(opportunitiesTexts);
  const mayWrite = useMayWrite();
  return (
    <SidePanel opened onClose={onClose} title={t(opportunity ? 'edit' : 'add')} width="36rem">
      {opportunity && <Head opportunity={opportunity} />}
      {mayWrite ? (
        <OpportunityForm opportunity={opportunity} onDone={onClose} />
      ) : (
        opportunity && <Facts opportunity={opportunity} />
      )}
    </SidePanel>
  );
}

function Head({ opportunity: { id, closed, upcoming, next } }: { opportunity: Opportunity }) {
  const t = useText(opportunitiesTexts);
  const [, navigate] = useLocation();
  const mayWrite = useMayWrite();
  return (
    <div className={css.acts}>
      <Tag tone={closed ? 'neutral' : 'good'}>{t(closed ? 'closed' : 'open')}</Tag>
      <span className={css.quiet}>{t('upcoming', { count: upcoming })}</span>
      {next && (
        <ActionButton
          label={t('shift')}
          onAction={() => navigate(`/volunteers/shifts?week=${next.day}&open=${next.shiftId}`)}
        />
      )}
      {mayWrite && !closed && (
        <ActionButton
          label={t('plan')}
          onAction={() => navigate(`/volunteers/shifts?new&opportunity=${id}`)}
        />
      )}
    </div>
  );
}

function Facts({ opportunity }: { opportunity: Opportunity }) {
  const t = useText(opportunitiesTexts);
  const words = useText(volunteersTexts);
  const placeOf = usePlaceOf();
  const { title, kind, team, description } = opportunity;
  const facts = [
    [t('col.title'), title],
    [t('kind'), words(`kind.${kind}`)],
    [t('col.place'), placeOf(opportunity)],
    [t('team'), team?.name ?? ''],
    [t('about'), description],
  ].filter(([, value]) => value !== '');
  return (
    <dl className={css.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={css.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const useOpportunityDraft = defineDraft<TypedOpportunity>();

function typedFrom(opportunity: Opportunity | null): TypedOpportunity {
  if (!opportunity) return emptyOpportunity;
  const { title, kind, stationId, place, teamId, skills, description } = opportunity;
  return {
    title,
    kind,
    place,
    description,
    stationId: stationId ?? '',
    teamId: teamId ?? '',
    skills: skills.join('、'),
  };
}

function OpportunityForm({ opportunity, onDone }: { opportunity: Opportunity | null; onDone(): void }) {
  const t = useText(opportunitiesTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const [id] = useState(() => opportunity?.id ?? newId());
  const draft = useOpportunityDraft(opportunity?.id ?? 'new', typedFrom(opportunity));
  const form = draft.value;
  const checked = useCheckedSave(shifts.saveOpportunity.input, api.shifts.saveOpportunity, [
    'title',
    'stationId',
    'skills',
  ]);
  async function save() {
    if (!(await checked.save({ id, ...readOpportunity(form) }))) return;
    notify({ text: t('saved', { title: form.title.trim() }) });
    draft.clear();
    onDone();
  }
  async function setClosed(closed: boolean) {
    await api.shifts.closeOpportunity({ id, closed });
    notify({
      text: t(closed ? 'done.close' : 'done.reopen', { title: opportunity?.title ?? '' }),
      undo: () => api.shifts.closeOpportunity({ id, closed: !closed }),
    });
  }
  return (
    <>
      <Form label={t('edit')}>
        <OpportunityFieldset
          form={form}
          problem={checked.problem}
          onChange={(part) => draft.set((now) => ({ ...now, ...part }))}
        />
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      {opportunity && !opportunity.closed && <p className={css.note}>{t('close.note')}</p>}
      <div className={css.end}>
        {opportunity && (
          <ActionButton
            label={t(opportunity.closed ? 'reopen' : 'close')}
            kind="quiet"
            onAction={() => setClosed(!opportunity.closed)}
          />
        )}
        <ActionButton label={words('save')} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </>
  );
}
