/** One stay: what is known, what is planned, what can be done with it, leaves and assessments. */
import { IconFileText, IconNotebook } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { ConsentAsk } from '../../health/ConsentAsk.tsx';
import { enrolTexts } from '../enrolTexts.ts';
import { Assessments } from './Assessments.tsx';
import { CollectorPhones } from './CollectorPhones.tsx';
import { Known } from './Known.tsx';
import { Leaves } from './Leaves.tsx';
import { StayActs } from './StayActs.tsx';
import { StayFields } from './StayFields.tsx';
import css from './StayPanel.module.css';
import { type EnrolmentDetail, type StayForm, stayFields, stayOf } from './stayForm.ts';
import { useStaySave } from './useStaySave.ts';

const useStayDraft = defineDraft<StayForm>();

interface Props {
  id: string;
  onClose(): void;
}

export function StayPanel({ id, onClose }: Props) {
  const t = useText(enrolTexts);
  const { data, error } = useDeskQuery('daycare', 'enrolment', { id });
  if (error)
    return (
      <SidePanel opened onClose={onClose} title={t('panel.stay')}>
        <ErrorNote error={error} />
      </SidePanel>
    );
  return data ? <OpenStay key={id} detail={data} onClose={onClose} /> : null;
}

function OpenStay({ detail, onClose }: { detail: EnrolmentDetail; onClose(): void }) {
  const t = useText(enrolTexts);
  const api = useApi();
  const today = useToday();
  const [, navigate] = useLocation();
  const readOnly = useSession((session) => session.account?.role === 'evaluator');
  const { line, consents } = detail;
  const { person } = line;
  const draft = useStayDraft(line.id, stayOf(detail));
  const { save, problem, error } = useStaySave();
  const { data } = useDeskQuery('daycare', 'enrolments', { state: 'waiting' });

  async function keep() {
    const { startsOn, ...patch } = stayFields(draft.value);
    const dates = draft.value.waits ? {} : { startsOn };
    if (!(await save(() => api.daycare.edit({ id: line.id, patch: { ...patch, ...dates } })))) return;
    draft.clear();
    notify({ text: t('form.savedEdit', { name: person.name }) });
  }

  return (
    <SidePanel
      opened
      onClose={onClose}
      width="42rem"
      title={person.name}
      footer={
        !readOnly && (
          <ActionButton
            kind="primary"
            label={t('form.save')}
            keys="Mod+Enter"
            whileTyping
            disabled={!draft.dirty}
            onAction={keep}
          />
        )
      }
    >
      <div className={css.parts}>
        <Known {...detail} {...{ person, readOnly }} abilityLevel={line.abilityLevel} />
        <div className={css.links}>
          <ActionButton
            label={t('act.day')}
            icon={<IconNotebook size={18} />}
            onAction={() => navigate(`/care/person/${person.id}`)}
          />
          <ActionButton
            label={t('act.sheet')}
            icon={<IconFileText size={18} />}
            onAction={() => navigate(`/care/sheet/${person.id}/${today.slice(0, 7)}`)}
          />
        </div>
        {!readOnly && <StayActs key={line.state} line={line} />}
        {error && <ErrorNote error={error} />}
        <fieldset className={css.stay} disabled={readOnly}>
          <Form label={t('panel.stay')}>
            <StayFields
              form={draft.value}
              onEdit={draft.set}
              problem={problem}
              places={data?.places ?? 0}
              load={data?.load ?? []}
              consent={consents.health ? null : readOnly ? <span /> : <ConsentAsk person={person} />}
            />
          </Form>
        </fieldset>
        {!readOnly && <CollectorPhones id={line.id} collectors={detail.collectors} />}
        <Leaves residentId={person.id} leaves={detail.leaves} readOnly={readOnly} />
        <Assessments residentId={person.id} assessments={detail.assessments} readOnly={readOnly} />
      </div>
    </SidePanel>
  );
}
