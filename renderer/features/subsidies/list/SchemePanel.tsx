/** Begins from a scheme as others have it: choose one, say who pays and from when, and all its rules are added. */
import { Radio } from '@mantine/core';
import { useState } from 'react';
import { readBilingual } from '../../../../db/core/errors.ts';
import {
  draftsOf,
  type Payer,
  payers,
  payerWords,
  sayTerms,
  schemes,
  subsidies,
} from '../../../../db/subsidies/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useSchemaProblem } from '../../../ui/useSchemaProblem.ts';
import { newId } from '../../visits/newId.ts';
import { ruleTexts } from '../editor/texts.ts';
import { subsidiesTexts } from '../texts.ts';
import { useRuleName } from '../useRuleName.ts';
import css from './SchemePanel.module.css';

interface Props {
  opened: boolean;
  onClose(): void;
}

export function SchemePanel({ opened, onClose }: Props) {
  const t = useText(subsidiesTexts);
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('scheme.title')} width="36rem">
      <SchemeForm onClose={onClose} />
    </SidePanel>
  );
}

const { rules: rulesField, reason: reasonField } = subsidies.save.input.shape;

function SchemeForm({ onClose }: { onClose(): void }) {
  const t = useText(subsidiesTexts);
  const tRule = useText(ruleTexts);
  const say = useSay();
  const schemaProblem = useSchemaProblem();
  const today = useToday();
  const save = useDeskCommand('subsidies', 'save');
  const [key, setKey] = useState(schemes[0]?.key ?? '');
  const [payer, setPayer] = useState<Payer>('street');
  const [validFrom, setValidFrom] = useState<string | null>(today);
  const [validTo, setValidTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  // Kept for the life of the form: a press that is sent twice adds the scheme once.
  const [ids] = useState(() => Array.from({ length: 20 }, () => ({ id: newId(), ruleId: newId() })));
  const scheme = schemes.find((candidate) => candidate.key === key);
  const drafts = scheme ? draftsOf(scheme, { payer, validFrom: validFrom ?? '', validTo }) : [];
  const rules = drafts.flatMap((draft, i) => (ids[i] ? [{ ...draft, ...ids[i], follows: 0 }] : []));
  const refused = rulesField.safeParse(rules).error?.issues ?? [];
  const problemOf = (field: string) => {
    const issue = tried ? refused.find(({ path }) => path.at(-1) === field) : undefined;
    const sentence = issue && readBilingual(issue.message);
    return sentence ? say(sentence) : null;
  };

  async function add() {
    setTried(true);
    if (refused.length > 0 || !reasonField.safeParse(reason).success) return;
    await save.mutateAsync({ rules, reason });
    notify({ text: t('scheme.added', { name: scheme ? say(scheme.name) : '', count: rules.length }) });
    onClose();
  }

  return (
    <Form
      label={t('scheme.title')}
      actions={<ActionButton label={t('scheme.add')} keys="Mod+Enter" kind="primary" onAction={add} />}
    >
      <p className={css.note}>{t('scheme.note')}</p>
      <Radio.Group value={key} onChange={setKey} aria-label={t('scheme.choose')}>
        <div className={css.choices}>
          {schemes.map((choice) => (
            <Radio
              key={choice.key}
              value={choice.key}
              label={say(choice.name)}
              description={say(choice.about)}
              className={css.choice ?? ''}
              data-chosen={choice.key === key || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      <SchemeRules drafts={drafts} />
      <SelectField
        label={tRule('payer')}
        options={payers.map((value) => ({ value, label: say(payerWords[value]) }))}
        value={payer}
        onChange={(chosen) => setPayer(chosen)}
      />
      <DateField
        label={tRule('validFrom')}
        value={validFrom}
        onChange={setValidFrom}
        error={problemOf('validFrom')}
        required
      />
      <DateField
        label={tRule('validTo')}
        value={validTo}
        onChange={setValidTo}
        hint={tRule('validToHint')}
        error={problemOf('validTo')}
      />
      <TextField
        label={tRule('reason')}
        value={reason}
        onChange={setReason}
        hint={tRule('reasonHint')}
        error={tried ? schemaProblem(reasonField, reason) : null}
        required
      />
    </Form>
  );
}

function SchemeRules({ drafts }: { drafts: ReturnType<typeof draftsOf> }) {
  const t = useText(subsidiesTexts);
  const say = useSay();
  const nameOf = useRuleName();
  return (
    <section className={css.rules}>
      <h3 className={css.heading}>{t('scheme.rules', { count: drafts.length })}</h3>
      <ol className={css.list}>
        {drafts.map((draft) => (
          <li key={draft.name}>
            <strong>{nameOf(draft)}</strong>
            <span className={css.sentence}>{say(sayTerms(draft.terms))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
