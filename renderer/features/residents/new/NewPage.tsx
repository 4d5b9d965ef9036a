/** A new card. What is typed stays until it is saved or given up, wherever one goes in between. */
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { DeskError } from '../../../../db/core/errors.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { useErrorSentence } from '../../../ui/errorSentence.ts';
import { notify } from '../../../ui/notify.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { formTexts } from '../formTexts.ts';
import { blankForm, type NewForm, toAdd, toDraft } from './newForm.ts';
import { PersonFields } from './PersonFields.tsx';
import { Suspects } from './Suspects.tsx';

const useNewDraft = defineDraft<NewForm>();

export default function NewPage() {
  const t = useText(formTexts);
  const sentence = useErrorSentence();
  const today = useToday();
  const [, navigate] = useLocation();
  const [asked] = useSearchParams();
  const name = asked.get('name') ?? '';
  const blank = useMemo(() => blankForm(name), [name]);
  const draft = useNewDraft('new', blank);
  const form = draft.value;
  const [settled] = useDebouncedValue(form, 250);
  const { data: found } = useDeskQuery('residents', 'possibleDuplicates', toDraft(settled), {
    keepPrevious: true,
  });
  const suspects = (found ?? []).filter(({ person }) => !form.notDuplicates.includes(person.id));
  const add = useDeskCommand('residents', 'add', {
    onSuccess: ({ id }) => {
      notify({ text: t('new.saved', { name: form.name }) });
      draft.clear();
      navigate(`/residents/${id}`);
    },
  });
  const failure = add.error instanceof DeskError ? add.error.failure : null;
  const problem = (field: string) =>
    failure?.field && (failure.field === field || failure.field.endsWith(`.${field}`))
      ? sentence(add.error)
      : null;

  function giveUp() {
    draft.clear();
    navigate('/residents');
    if (!draft.dirty) return;
    notify({
      text: t('new.givenUp'),
      undo: async () => {
        draft.set(() => form);
        navigate('/residents/new');
      },
    });
  }

  return (
    <Page
      title={t('new.title')}
      actions={<ActionButton label={t('giveUp')} kind="quiet" keys="Escape" onAction={giveUp} />}
    >
      <Columns template="minmax(0, 1fr) 22rem">
        <Card
          footer={
            <>
              <ActionButton
                label={t('save')}
                kind="primary"
                keys="Mod+S"
                whileTyping
                disabled={form.name.trim() === '' || suspects.length > 0}
                onAction={() => add.mutate(toAdd(form, t('category.ownStatement')))}
              />
              <span>{suspects.length > 0 && t('suspects.answerFirst')}</span>
            </>
          }
        >
          {add.error && !failure?.field && <ErrorNote error={add.error} />}
          <PersonFields
            form={form}
            today={today}
            problem={problem}
            onChange={(edit) => draft.set((now) => ({ ...now, ...edit }))}
          />
        </Card>
        <Card title={t('suspects.title')}>
          <Suspects
            suspects={suspects}
            onOpen={(id) => navigate(`/residents/${id}`)}
            onOther={(id) => draft.set((now) => ({ ...now, notDuplicates: [...now.notDuplicates, id] }))}
          />
        </Card>
      </Columns>
    </Page>
  );
}
