/** The centre's name plate, edited by the manager. */
import { useState } from 'react';
import { centreSchema } from '../../../db/centre/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { useFocusProblem } from '../../ui/useFocusProblem.ts';
import { CentreFields, type Plate } from './CentreFields.tsx';
import css from './SettingsPage.module.css';
import { centreTexts } from './texts.ts';

const usePlateDraft = defineDraft<Plate>();

export default function PlateSection() {
  const t = useText(centreTexts);
  const saved = useDeskQuery('centre', 'get', {});
  return (
    <Card title={t('plate.title')}>
      {saved.error && <ErrorNote error={saved.error} />}
      {saved.data && <PlateForm saved={saved.data} />}
    </Card>
  );
}

function PlateForm({ saved }: { saved: Plate }) {
  const t = useText(centreTexts);
  const draft = usePlateDraft('plate', saved);
  const edit = useDeskCommand('centre', 'edit');
  const [tries, setTries] = useState(0);
  const place = useFocusProblem<HTMLDivElement>(tries);

  async function save() {
    setTries(tries + 1);
    const plate = centreSchema.safeParse(draft.value);
    if (!plate.success) return;
    const before = centreSchema.parse(saved);
    await edit.mutateAsync(plate.data);
    draft.clear();
    notify({ text: t('plate.saved'), undo: () => edit.mutateAsync(before) });
  }

  return (
    <Form
      label={t('plate.title')}
      actions={
        <ActionButton
          label={t('plate.save')}
          keys="Mod+S"
          kind="primary"
          disabled={!draft.dirty}
          onAction={save}
        />
      }
    >
      <div ref={place} className={css.fields}>
        <CentreFields plate={draft.value} onChange={(plate) => draft.set(() => plate)} tried={tries > 0} />
      </div>
    </Form>
  );
}
