/** Counting the drawer: pieces by their worth, what they come to, and why it differs where it does. */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { denominations } from '../../../../db/payments/contract.ts';
import { useDeskCommand } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { money, yuan } from '../../../ui/format.ts';
import { MoneyField } from '../../../ui/MoneyField.tsx';
import { notify } from '../../../ui/notify.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { paymentsTexts } from '../texts.ts';
import type { Drawer } from './ClosePage.tsx';
import css from './CountCard.module.css';
import { type CountForm, countedFen, emptyCount, piecesOf } from './countForm.ts';
import { useDifference } from './useDifference.ts';

/** What was counted stays while one looks at another page in between. */
const useCountDraft = defineDraft<CountForm>();

const shownYuan = (fen: number) => String(fen / 100);

export function CountCard({ drawer, readOnly }: { drawer: Drawer; readOnly: boolean }) {
  const t = useText(paymentsTexts);
  const said = useDifference();
  const [initial] = useState(() => emptyCount(newId()));
  const { value: form, set, clear } = useCountDraft(drawer.day, initial);
  const change = (more: Partial<CountForm>) => set((now) => ({ ...now, ...more }));
  const floatFen = form.floatFen ?? drawer.floatFen;
  const counted = countedFen(form);
  const difference = counted === null ? null : counted - floatFen - drawer.expectedFen;
  const standing = drawer.closes[0];
  const { mutate, error } = useDeskCommand('payments', 'closeDay', {
    onSuccess: ({ close }) => {
      clear();
      notify({ text: t('close.done', { day: close.day, result: said(close.differenceFen) }) });
    },
  });
  const noteMissing = difference !== null && difference !== 0 && form.note.trim() === '';

  return (
    <Card
      title={t('close.count')}
      footer={
        <>
          <dl className={css.result} aria-live="polite">
            <Figure label={t('close.target')}>{yuan(floatFen + drawer.expectedFen)}</Figure>
            <Figure label={t('close.counted')}>{counted === null ? '—' : yuan(counted)}</Figure>
            <Figure label={t('close.difference')} tone={difference === 0 ? 'good' : 'danger'}>
              {difference === null ? '—' : said(difference)}
            </Figure>
          </dl>
          {!readOnly && (
            <ActionButton
              kind="primary"
              label={t(standing ? 'close.again' : 'close.do')}
              keys="Mod+Enter"
              whileTyping
              disabled={counted === null || noteMissing}
              onAction={() =>
                counted !== null &&
                mutate({
                  id: form.id,
                  day: drawer.day,
                  floatFen,
                  countedFen: counted,
                  pieces: form.how === 'pieces' ? piecesOf(form) : null,
                  note: form.note,
                })
              }
            />
          )}
        </>
      }
    >
      {standing && standing.expectedFen !== drawer.expectedFen && (
        <p className={css.outdated} role="alert">
          {t('close.outdated', { was: money(standing.expectedFen), now: money(drawer.expectedFen) })}
        </p>
      )}
      {error && <ErrorNote error={error} />}
      <Segmented
        label={t('close.how')}
        quiet
        value={form.how}
        onChange={(how) => change({ how })}
        options={[
          { value: 'pieces', label: t('close.byPieces') },
          { value: 'sum', label: t('close.bySum') },
        ]}
      />
      {form.how === 'pieces' && (
        <PieceFields pieces={form.pieces} onChange={(pieces) => change({ pieces })} />
      )}
      <Form label={t('close.count')}>
        {form.how === 'sum' && (
          <MoneyField
            label={t('close.counted')}
            value={form.sumFen}
            onChange={(sumFen) => change({ sumFen })}
          />
        )}
        <MoneyField
          label={t('close.float')}
          hint={t('close.floatHint')}
          value={floatFen}
          onChange={(fen) => change({ floatFen: fen ?? 0 })}
        />
        {difference !== null && difference !== 0 && (
          <TextField
            label={t('close.note')}
            required
            lines
            value={form.note}
            onChange={(note) => change({ note })}
            maxLength={200}
          />
        )}
      </Form>
    </Card>
  );
}

interface FigureProps {
  label: string;
  tone?: 'good' | 'danger';
  children: ReactNode;
}

function Figure({ label, tone, children }: FigureProps) {
  return (
    <div className={css.figure} data-tone={tone}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface PiecesProps {
  pieces: readonly string[];
  onChange(pieces: readonly string[]): void;
}

function PieceFields({ pieces, onChange }: PiecesProps) {
  const t = useText(paymentsTexts);
  return (
    <ul className={css.pieces}>
      {denominations.map((worth, at) => (
        <li key={worth} className={css.piece}>
          <span>{t('close.coin', { value: shownYuan(worth) })}</span>
          <TextInput
            aria-label={t('close.pieces', { value: shownYuan(worth) })}
            value={pieces[at] ?? ''}
            onChange={(event) => onChange(pieces.with(at, event.currentTarget.value))}
            inputMode="numeric"
            autoComplete="off"
            placeholder="0"
          />
          <span className={css.worth}>{yuan(worth * (Number(pieces[at]) || 0))}</span>
        </li>
      ))}
    </ul>
  );
}
