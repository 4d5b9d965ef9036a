/** Who has a card and who has none; cards are given out and printed for those picked, or for the whole list. */
import { TextInput } from '@mantine/core';
import { IconCards, IconPrinter, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type CardFilter, printCode } from '../../../db/cards/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { WhenText } from '../../ui/When.tsx';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import css from './CardsPage.module.css';
import { IssueMany } from './IssueMany.tsx';
import { personCardTexts } from './texts.ts';
import { choosePrint } from './toPrint.ts';
import { type CardLine, useCards } from './useCards.ts';

const shown = ['without', 'unprinted', 'active', 'lost'] as const;

/** A row is a card, or a person who has none. */
const keyOf = ({ card, person }: CardLine) => card?.id ?? person.id;

function useColumns(picked: ReadonlySet<string>, without: boolean): Column<CardLine>[] {
  const t = useText(personCardTexts);
  const facts = usePersonFacts();
  const ofPeople: Column<CardLine>[] = [
    {
      key: 'pick',
      title: t('pick'),
      width: '4rem',
      cell: (row) => (
        <input
          type="checkbox"
          className={css.pick}
          aria-label={`${t('pick')} ${row.person.name}`}
          checked={picked.has(keyOf(row))}
          readOnly
          tabIndex={-1}
        />
      ),
    },
    {
      key: 'name',
      title: t('name'),
      width: 'minmax(12rem, 1fr)',
      cell: ({ person }) => (
        <>
          <b>{person.name}</b> <span className={css.quiet}>{facts({ ...person, address: '' })}</span>
        </>
      ),
    },
    {
      key: 'address',
      title: t('address'),
      width: 'minmax(10rem, 1fr)',
      cell: ({ person }) => person.address,
    },
  ];
  if (without) return ofPeople;
  return [
    ...ofPeople,
    {
      key: 'code',
      title: t('code'),
      width: '12rem',
      cell: ({ card }) => card && <span className={css.code}>{printCode(card.code)}</span>,
    },
    { key: 'issued', title: t('issued'), width: '8rem', cell: ({ card }) => card?.issuedOn },
    {
      key: 'printed',
      title: t('printed'),
      width: '8rem',
      cell: ({ card }) =>
        card &&
        (card.printedAt === null ? (
          <span className={css.quiet}>{t('printed.never')}</span>
        ) : (
          <WhenText at={card.printedAt} />
        )),
    },
  ];
}

export function CardsPage({ kind }: { kind: CardFilter['kind'] }) {
  const t = useText(personCardTexts);
  const api = useApi();
  const [, navigate] = useLocation();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const [filter, setFilter] = useState<CardFilter>({
    kind,
    show: 'without',
    text: '',
    minAge: kind === 'diner' ? 60 : null,
  });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { rows, total, readOn, error } = useCards(filter);
  const without = filter.show === 'without';
  const columns = useColumns(picked, without);
  const narrow = (more: Partial<CardFilter>) => {
    setFilter((now) => ({ ...now, ...more }));
    setPicked(new Set());
  };
  const count = picked.size || total;
  const chosen = async () => (picked.size > 0 ? [...picked] : api.cards.listIds({ filter }));
  const toggle = (row: CardLine) =>
    setPicked((now) => {
      const next = new Set(now);
      if (!next.delete(keyOf(row))) next.add(keyOf(row));
      return next;
    });
  async function print() {
    choosePrint(await chosen());
    navigate('/cards/print');
  }
  // What is done about a lost card is done with its owner: found again, replaced, or cancelled.
  const openOwner = ({ person }: CardLine) => navigate(`/residents/${person.id}`);
  const openRow = filter.show === 'lost' ? { onOpen: openOwner } : mayWrite ? { onOpen: toggle } : {};
  const empty = filter.show === 'without' || filter.show === 'unprinted' ? filter.show : 'none';

  return (
    <Page
      title={t(`kind.${kind}`)}
      subtitle={rows && t('list.total', { count: total })}
      actions={
        mayWrite &&
        (without ? (
          <IssueMany
            kind={kind}
            count={count}
            chosen={chosen}
            onIssued={() => narrow({ show: 'unprinted' })}
          />
        ) : (
          filter.show !== 'lost' && (
            <ActionButton
              kind="primary"
              label={t('printAll', { count })}
              icon={<IconPrinter size={18} />}
              disabled={total === 0}
              onAction={print}
            />
          )
        ))
      }
    >
      <Toolbar
        end={
          picked.size > 0 && (
            <>
              <span className={css.quiet}>{t('picked', { count: picked.size })}</span>
              <ActionButton kind="quiet" label={t('pick.none')} onAction={() => setPicked(new Set())} />
            </>
          )
        }
      >
        <Segmented
          label={t('show.label')}
          quiet
          value={filter.show}
          onChange={(show) => narrow({ show })}
          options={shown.map((value) => ({ value, label: t(`show.${value}`) }))}
        />
        {without && kind === 'diner' && (
          <Segmented
            label={t('age')}
            quiet
            value={filter.minAge === null ? 'any' : 'old'}
            onChange={(age) => narrow({ minAge: age === 'old' ? 60 : null })}
            options={[
              { value: 'old', label: t('age.60') },
              { value: 'any', label: t('age.0') },
            ]}
          />
        )}
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={filter.text}
          onChange={(event) => narrow({ text: event.currentTarget.value })}
          autoComplete="off"
        />
      </Toolbar>
      {error && <ErrorNote error={error} />}
      <Card flush>
        <DataTable<CardLine>
          label={t(`kind.${kind}`)}
          rows={rows}
          columns={columns}
          rowKey={keyOf}
          {...openRow}
          total={total}
          onReachEnd={readOn}
          empty={<EmptyState icon={<IconCards />} sentence={t(`list.${empty}`)} />}
        />
      </Card>
    </Page>
  );
}
