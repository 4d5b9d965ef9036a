/** Consent (同意) per purpose: asked or not, given or withdrawn, when, by whom. Nothing is refused for lack of one. */
import { useState } from 'react';
import {
  type ConsentForm as ConsentFormCode,
  type ConsentPurpose,
  codesOf,
  consentForms,
  consentPurposes,
  guardianAge,
  type Card as ResidentCard,
} from '../../../../db/residents/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { dayIn } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { cardTexts } from '../cardTexts.ts';
import css from './Rows.module.css';

interface Asked {
  purpose: ConsentPurpose;
  giving: boolean;
}

export function ConsentSection({ card, editable }: { card: ResidentCard; editable: boolean }) {
  const t = useText(cardTexts);
  const say = useSay();
  const zone = useSession((session) => session.zone);
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <Card title={t('consents')} subtitle={t('consents.why')}>
      <ul className={css.rows}>
        {card.consents.map(({ purpose, holds, latest, history }) => (
          <li key={purpose} className={css.row}>
            <span className={css.said}>
              <span>{say(consentPurposes[purpose])}</span>
              <Tag tone={holds ? 'good' : 'neutral'}>
                {holds ? t('consent.given') : latest ? t('consent.withdrawn') : t('consent.notAsked')}
              </Tag>
              {latest && (
                <span className={css.quiet} title={history.map(({ at }) => dayIn(at, zone)).join(' · ')}>
                  {[
                    dayIn(latest.at, zone),
                    say(consentForms[latest.form]),
                    latest.by === 'guardian' && t('consent.byGuardian', { name: latest.guardianName ?? '' }),
                    latest.account,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              )}
            </span>
            {editable && (
              <ActionButton
                kind="quiet"
                label={holds ? t('consent.withdraw') : t('consent.give')}
                onAction={() => setAsked({ purpose, giving: !holds })}
              />
            )}
          </li>
        ))}
      </ul>
      {asked && <ConsentForm key={asked.purpose} card={card} asked={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

interface FormProps {
  card: ResidentCard;
  asked: Asked;
  onClose(): void;
}

function ConsentForm({ card, asked: { purpose, giving }, onClose }: FormProps) {
  const t = useText(cardTexts);
  const say = useSay();
  const child = card.age !== null && card.age < guardianAge;
  const [by, setBy] = useState<'self' | 'guardian'>(child ? 'guardian' : 'self');
  const [guardianName, setGuardianName] = useState(card.emergencyName ?? '');
  const [guardianRelation, setGuardianRelation] = useState(card.emergencyRelation ?? '');
  const [form, setForm] = useState<ConsentFormCode>('paper');
  const give = useDeskCommand('residents', 'giveConsent', { onSuccess: onClose });
  const withdraw = useDeskCommand('residents', 'withdrawConsent', { onSuccess: onClose });
  const error = give.error ?? withdraw.error;

  function submit() {
    const guardian = by === 'guardian';
    const said = {
      residentId: card.id,
      purpose,
      by,
      guardianName: guardian ? guardianName : null,
      guardianRelation: guardian ? guardianRelation : null,
      form,
    };
    if (giving) give.mutate({ ...said, at: null });
    else withdraw.mutate(said);
  }
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={`${giving ? t('consent.give') : t('consent.withdraw')} · ${say(consentPurposes[purpose])}`}
      footer={<ActionButton kind="primary" label={t('save')} keys="Mod+S" whileTyping onAction={submit} />}
    >
      {error && <ErrorNote error={error} />}
      <Form label={say(consentPurposes[purpose])}>
        <Field label={t('consent.by')} hint={child ? t('consent.childHint') : undefined}>
          {() => (
            <Segmented
              label={t('consent.by')}
              options={[
                { value: 'self', label: t('consent.self'), disabled: child },
                { value: 'guardian', label: t('consent.guardian') },
              ]}
              value={by}
              onChange={(value) => setBy(value)}
            />
          )}
        </Field>
        {by === 'guardian' && (
          <>
            <TextField label={t('consent.guardian')} value={guardianName} onChange={setGuardianName} />
            <TextField label={t('relation')} value={guardianRelation} onChange={setGuardianRelation} />
          </>
        )}
        <Field label={t('consent.form')}>
          {() => (
            <Segmented
              label={t('consent.form')}
              options={codesOf(consentForms).map((value) => ({ value, label: say(consentForms[value]) }))}
              value={form}
              onChange={(value) => setForm(value)}
            />
          )}
        </Field>
      </Form>
    </SidePanel>
  );
}
