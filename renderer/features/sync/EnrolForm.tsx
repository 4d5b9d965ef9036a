/** Enrolling this computer: the district's address, its code, and a name that the district knows the computer by. */
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { sync } from '../../../db/sync/contract.ts';
import { useDeskCommand } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFocusProblem } from '../../ui/useFocusProblem.ts';
import { useSchemaProblem } from '../../ui/useSchemaProblem.ts';
import css from './SyncPage.module.css';
import { syncTexts } from './texts.ts';

interface Given {
  address: string;
  proxy: string;
  code: string;
  deskName: string;
}

const useEnrolDraft = defineDraft<Given>();
const nothing: Given = { address: '', proxy: '', code: '', deskName: '' };
const { shape } = sync.enrol.input;

export function EnrolForm({ anew = false }: { anew?: boolean }) {
  const t = useText(syncTexts);
  return (
    <Card title={anew ? t('enrol.again') : t('enrol')}>
      <div className={css.enrol}>
        <Fields />
        <div className={css.stack}>
          <p className={css.sentence}>{t('enrol.why')}</p>
          <ol className={css.steps}>
            <li>{t('enrol.step1')}</li>
            <li>{t('enrol.step2')}</li>
            <li>{t('enrol.step3')}</li>
          </ol>
        </div>
      </div>
    </Card>
  );
}

function Fields() {
  const t = useText(syncTexts);
  const problem = useSchemaProblem();
  const draft = useEnrolDraft('enrol', nothing);
  const [tries, setTries] = useState(0);
  const place = useFocusProblem<HTMLDivElement>(tries);
  const enrol = useDeskCommand('sync', 'enrol');
  const tryAddress = useDeskCommand('sync', 'tryAddress');
  const { address, proxy, code, deskName } = draft.value;
  const change = (field: keyof Given) => (value: string) => {
    enrol.reset();
    if (field === 'address' || field === 'proxy') tryAddress.reset();
    draft.set((given) => ({ ...given, [field]: value }));
  };
  const wrong = (field: keyof Given) => (tries > 0 ? problem(shape[field], draft.value[field]) : null);

  async function save() {
    setTries(tries + 1);
    if (!sync.enrol.input.safeParse(draft.value).success) return;
    try {
      const { districtName: district, centreName: centre } = await enrol.mutateAsync(draft.value);
      draft.clear();
      notify({ text: t('enrol.done', { district, centre }) });
    } catch {
      // Said beside the button.
    }
  }

  return (
    <Form
      label={t('enrol')}
      actions={
        <ActionButton label={t('enrol.do')} keys="Mod+Enter" kind="primary" whileTyping onAction={save} />
      }
    >
      <div ref={place} className={css.stack}>
        <TextField
          label={t('enrol.address')}
          hint={t('enrol.addressHint')}
          value={address}
          onChange={change('address')}
          error={wrong('address')}
          required
          autoFocus
        />
        <TextField
          label={t('proxy')}
          hint={t('proxy.hint')}
          value={proxy}
          onChange={change('proxy')}
          error={wrong('proxy')}
        />
        <div className={css.tried}>
          <ActionButton
            label={t('enrol.try')}
            icon={<IconPlugConnected size={18} />}
            disabled={address.trim() === ''}
            onAction={() => tryAddress.mutate({ address, proxy })}
          />
          {tryAddress.data && (
            <span className={css.sentence} data-tone="good" role="status">
              {t('enrol.reached', { name: tryAddress.data.name })}
            </span>
          )}
        </div>
        {tryAddress.error && <ErrorNote error={tryAddress.error} />}
        <TextField
          label={t('enrol.code')}
          hint={t('enrol.codeHint')}
          value={code}
          onChange={change('code')}
          error={wrong('code')}
          required
        />
        <TextField
          label={t('enrol.name')}
          hint={t('enrol.nameHint')}
          value={deskName}
          onChange={change('deskName')}
          error={wrong('deskName')}
          required
        />
        {enrol.error && <ErrorNote error={enrol.error} />}
      </div>
    </Form>
  );
}
