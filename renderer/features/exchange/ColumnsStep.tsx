/** What each column is: proposed from the heads, corrected by a person, remembered for files with the same heads. */
import { NativeSelect } from '@mantine/core';
import { type RosterField, rosterColumns, rosterFields } from '../../../db/exchange/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { WhenText } from '../../ui/When.tsx';
import css from './ColumnsStep.module.css';
import type { Mapping, ReadFile } from './ImportPage.tsx';
import { exchangeTexts } from './texts.ts';

const choices = rosterFields.filter((field) => !rosterColumns[field].ignored);

interface Props {
  file: ReadFile;
  sheet: number;
  mapping: Mapping;
  onSheet(index: number): void;
  onMapping(mapping: Mapping): void;
  onNext(): void;
  onBack(): void;
}

export function ColumnsStep({ file, sheet, mapping, onSheet, onMapping, onNext, onBack }: Props) {
  const t = useText(exchangeTexts);
  const say = useSay();
  const chosen = file.sheets[sheet];
  const header = chosen?.header;
  const set = (column: number, field: RosterField | null) =>
    onMapping(mapping.map((now, at) => (at === column ? field : now)));

  return (
    <Card
      title={t('step.columns')}
      subtitle={header?.remembered ? t('columns.remembered') : undefined}
      actions={
        file.sheets.length > 1 && (
          <NativeSelect
            aria-label={t('sheet')}
            value={sheet}
            data={file.sheets.map(({ name, rows }, at) => ({
              value: String(at),
              label: t('sheet.rows', { name, count: rows }),
            }))}
            onChange={(event) => onSheet(Number(event.currentTarget.value))}
          />
        )
      }
      footer={
        <>
          <ActionButton
            kind="primary"
            label={t('preview')}
            keys="Mod+Enter"
            whileTyping
            disabled={!mapping.includes('name')}
            onAction={onNext}
          />
          <ActionButton kind="quiet" label={t('file.another')} keys="Escape" onAction={onBack} />
        </>
      }
    >
      {file.importedBefore && (
        <p className={css.before}>
          <WhenText at={file.importedBefore.at} />{' '}
          {t('file.before', { account: file.importedBefore.account })}
        </p>
      )}
      {!header && <p className={css.before}>{t('sheet.noHeader')}</p>}
      {header && (
        <>
          <p className={css.why}>{t('columns.why', { row: header.rowNumber })}</p>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('columns.file')}</th>
                <th scope="col">{t('columns.samples')}</th>
                <th scope="col">{t('columns.field')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {header.columns.map(({ column, header: head, certainty, samples }) => {
                const field = mapping[column] ?? null;
                return (
                  <tr key={column}>
                    <th scope="row">{head}</th>
                    <td className={css.samples}>{samples.join('、')}</td>
                    <td>
                      <NativeSelect
                        aria-label={`${head}: ${t('columns.field')}`}
                        value={field ?? ''}
                        data={[
                          { value: '', label: t('columns.unused') },
                          ...choices.map((value) => ({ value, label: say(rosterColumns[value]) })),
                        ]}
                        onChange={(event) =>
                          set(column, choices.find((value) => value === event.currentTarget.value) ?? null)
                        }
                      />
                    </td>
                    <td>
                      {field && certainty !== 'sure' && (
                        <Tag tone="attention">{t(`certainty.${certainty}`)}</Tag>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
    </Card>
  );
}
