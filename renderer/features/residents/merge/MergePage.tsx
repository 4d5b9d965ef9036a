/** Two cards of one person, side by side: what differs is chosen field by field, then one card stays. */
import { Radio } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Sentence } from '../../../../db/core/errors.ts';
import type { InputOf, OutputOf } from '../../../../db/core/procedure.ts';
import type { merges } from '../../../../db/merges/contract.ts';
import {
  documentKinds,
  type MergeField,
  mergeFields,
  sexes,
  statuses,
} from '../../../../db/residents/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Page } from '../../../ui/Page.tsx';
import { cardTexts } from '../cardTexts.ts';
import css from './MergePage.module.css';

type Preview = OutputOf<typeof merges.preview>;
type Choices = InputOf<typeof merges.merge>['choices'];
type Choice = NonNullable<Choices[MergeField]>;

/** The fields that hold a code; where a document has no number its kind stands there. */
const codes: Partial<Record<MergeField, Readonly<Record<string, Sentence>>>> = {
  sex: sexes,
  status: statuses,
  document: documentKinds,
};

export default function MergePage() {
  const t = useText(cardTexts);
  const { kept: keptId = '', merged: mergedId = '' } = useParams<{ kept: string; merged: string }>();
  const [, navigate] = useLocation();
  const [choices, setChoices] = useState<Choices>({});
  const { data: preview, error } = useDeskQuery('merges', 'preview', { keptId, mergedId });
  const undo = useDeskCommand('merges', 'undo');
  const merge = useDeskCommand('merges', 'merge', {
    onSuccess: ({ mergeId }) => {
      notify({
        text: t('merge.done', { name: preview?.kept.name ?? '' }),
        undo: () => undo.mutateAsync({ mergeId }),
      });
      navigate(`/residents/${keptId}`);
    },
  });
  const open = preview?.fields.filter(({ field, needsChoice }) => needsChoice && !choices[field]) ?? [];

  return (
    <Page
      title={t('merge.title')}
      actions={
        <>
          <ActionButton
            kind="quiet"
            label={t('giveUp')}
            keys="Escape"
            onAction={() => navigate(`/residents/${keptId}`)}
          />
          <ActionButton
            label={t('merge.swap')}
            keys="X"
            icon={<IconArrowsLeftRight size={18} />}
            onAction={() => {
              setChoices({});
              navigate(`/merges/${mergedId}/${keptId}`, { replace: true });
            }}
          />
          <ActionButton
            kind="primary"
            label={t('merge.do')}
            keys="Mod+Enter"
            disabled={!preview || open.length > 0}
            onAction={() => merge.mutateAsync({ keptId, mergedId, choices })}
          />
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      {preview && (
        <Card
          footer={
            <>
              {open.length > 0 && (
                <span className={css.open} role="status">
                  {t('merge.chooseFirst', { count: open.length })}
                </span>
              )}
              <span className={css.moves}>{t('merge.moves', preview.moves)}</span>
            </>
          }
        >
          <p className={css.why}>{t('merge.why')}</p>
          <Comparison
            preview={preview}
            choices={choices}
            onChoose={(field, choice) => setChoices((now) => ({ ...now, [field]: choice }))}
          />
        </Card>
      )}
    </Page>
  );
}

interface ComparisonProps {
  preview: Preview;
  choices: Choices;
  onChoose(field: MergeField, choice: Choice): void;
}

function Comparison({ preview, choices, onChoose }: ComparisonProps) {
  const t = useText(cardTexts);
  const say = useSay();
  const told = preview.fields.filter(({ kept, merged }) => kept !== null || merged !== null);
  const inWords = (field: MergeField, value: string | null) => {
    if (value === null) return null;
    if (field === 'photo') return t('merge.has');
    const sentence = codes[field]?.[value];
    return sentence ? say(sentence) : value;
  };
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('merge.field')}</th>
          <th scope="col">
            {preview.kept.name} · {t('merge.keep')}
          </th>
          <th scope="col">
            {preview.merged.name} · {t('merge.into')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {told.map(({ field, kept, merged, needsChoice, choices: offered }) => {
          const label = say(mergeFields[field]);
          const option = (choice: Choice, text: string | null) => {
            const shown = text ?? <span className={css.blank}>{t('unknown')}</span>;
            if (!needsChoice) return <span className={css.settled}>{shown}</span>;
            return (
              <Radio
                name={field}
                aria-label={`${label}: ${text ?? ''}`}
                label={shown}
                classNames={{ radio: css.radio ?? '' }}
                checked={choices[field] === choice}
                onChange={() => onChoose(field, choice)}
              />
            );
          };
          return (
            <tr key={field} data-differs={needsChoice || undefined}>
              <th scope="row">{label}</th>
              <td>{option('kept', inWords(field, kept))}</td>
              <td>{option('merged', inWords(field, merged))}</td>
              <td>{needsChoice && offered.includes('both') && option('both', t('merge.both'))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
