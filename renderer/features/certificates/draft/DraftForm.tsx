/** The typed half of a draft: volunteer, period, issuer, purpose; and the one button that begins its posting. */
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { certificates } from '../../../../db/certificates/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import type { Draft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useSchemaProblem } from '../../../ui/useSchemaProblem.ts';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { VolunteerField } from '../../volunteers/parts/VolunteerField.tsx';
import { certificatesTexts } from '../texts.ts';
import css from './Draft.module.css';
import { type DraftView, lastYear, type Period, type TypedDraft, thisYear } from './draft.ts';

const issuerFields = ['name', 'responsible', 'handler', 'contact'] as const;
const issuerLabels = {
  name: 'fact.issuer',
  responsible: 'fact.responsible',
  handler: 'fact.handler',
  contact: 'fact.contact',
} as const;
const issuerSchema = certificates.post.input.shape.issuer;

interface Props {
  draft: Draft<TypedDraft>;
  /** What the core says to it; undefined while nobody is chosen. */
  view: DraftView | undefined;
}

export function DraftForm({ draft, view }: Props) {
  const t = useText(certificatesTexts);
  const put = (part: Partial<TypedDraft>) => draft.set((now) => ({ ...now, ...part }));
  const [tried, setTried] = useState(false);
  const { volunteerId, purpose } = draft.value;
  const name = view?.volunteer.person.name ?? '';
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Nobody chosen yet: the search is the only thing to type into.
    if (volunteerId === null) form.current?.querySelector('input')?.focus();
  }, [volunteerId]);
  return (
    <Card footer={view && <Post draft={draft} view={view} onTry={() => setTried(true)} />}>
      <div ref={form}>
        <Form label={t('draft.title')}>
          <VolunteerField
            value={volunteerId === null ? null : { id: volunteerId, name }}
            onChange={(chosen) => put({ volunteerId: chosen?.id ?? null })}
          />
          {volunteerId !== null && (
            <>
              <PeriodFields draft={draft} firstDay={view?.firstDay ?? null} />
              {view && <IssuerFields draft={draft} view={view} tried={tried} />}
              <TextField
                label={t('draft.purpose')}
                placeholder={t('draft.purpose.hint')}
                value={purpose}
                maxLength={100}
                onChange={(value) => put({ purpose: value })}
              />
            </>
          )}
        </Form>
      </div>
    </Card>
  );
}

function PeriodFields({ draft, firstDay }: { draft: Draft<TypedDraft>; firstDay: string | null }) {
  const t = useText(certificatesTexts);
  const today = useToday();
  const { period } = draft.value;
  const set = (next: Period) => draft.set((now) => ({ ...now, period: next }));
  const presets = {
    all: firstDay === null ? null : { fromDay: firstDay, toDay: today },
    thisYear: thisYear(today),
    lastYear: lastYear(today),
  };
  const names = ['all', 'thisYear', 'lastYear'] as const;
  const chosen = names.find(
    (name) => presets[name]?.fromDay === period.fromDay && presets[name]?.toDay === period.toDay,
  );
  return (
    <>
      <Segmented
        label={t('draft.period')}
        quiet
        options={names.map((value) => ({
          value,
          label: t(`period.${value}`),
          disabled: presets[value] === null,
        }))}
        value={chosen ?? null}
        onChange={(name) => set(presets[name] ?? period)}
      />
      <DateField
        label={t('draft.from')}
        value={period.fromDay}
        required
        max={today}
        onChange={(fromDay) => set({ ...period, fromDay })}
      />
      <DateField
        label={t('draft.to')}
        value={period.toDay}
        required
        max={today}
        onChange={(toDay) => set({ ...period, toDay })}
      />
    </>
  );
}

function IssuerFields({ draft, view, tried }: { draft: Draft<TypedDraft>; view: DraftView; tried: boolean }) {
  const t = useText(certificatesTexts);
  const problem = useSchemaProblem();
  const issuer = draft.value.issuer ?? view.issuer;
  return (
    <>
      <h3 className={css.head}>
        {t('draft.issuer')} <span className={css.quiet}>{t('draft.issuer.note')}</span>
      </h3>
      {issuerFields.map((field) => (
        <TextField
          key={field}
          label={t(issuerLabels[field])}
          value={issuer[field]}
          required
          error={tried ? problem(issuerSchema.shape[field], issuer[field]) : null}
          onChange={(value) => draft.set((now) => ({ ...now, issuer: { ...issuer, [field]: value } }))}
        />
      ))}
    </>
  );
}

function Post({ draft, view, onTry }: { draft: Draft<TypedDraft>; view: DraftView; onTry(): void }) {
  const t = useText(certificatesTexts);
  const api = useApi();
  const [, navigate] = useLocation();
  const [id] = useState(newId);
  const checked = useCheckedSave(certificates.post.input, api.certificates.post, []);
  const { period, purpose } = draft.value;
  const { postingDays, services, volunteer } = view;

  async function save() {
    onTry();
    if (period.fromDay === null || period.toDay === null) return;
    const issuer = draft.value.issuer ?? view.issuer;
    const days = { fromDay: period.fromDay, toDay: period.toDay };
    if (!(await checked.save({ id, volunteerId: volunteer.id, ...days, issuer, purpose }))) return;
    const { number, postedUntil } = await api.certificates.certificate({ id });
    notify({
      text:
        postingDays > 0
          ? t('draft.done', { number, until: postedUntil })
          : t('draft.done.atOnce', { number }),
    });
    draft.clear();
    navigate(`/volunteers/certificates?open=${id}`);
  }

  return (
    <>
      {checked.error && <ErrorNote error={checked.error} />}
      <ActionButton
        label={postingDays > 0 ? t('draft.save', { count: postingDays }) : t('draft.saveAtOnce')}
        keys="Mod+Enter"
        kind="primary"
        disabled={services.length === 0}
        onAction={save}
      />
    </>
  );
}
