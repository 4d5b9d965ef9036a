/** Statements (结算): a month's figures, the entries behind each of them, and the close that freezes the month. */
import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { useLocation, useSearch } from 'wouter';
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useToday } from '../../state/now.ts';
import { usePreferences } from '../../state/preferences.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { notify } from '../../ui/notify.tsx';
import { Columns, Page } from '../../ui/Page.tsx';
import { saveFile } from '../exchange/saveFile.ts';
import { Corrections } from './Corrections.tsx';
import { type Opened, openedText, readOpened, readView, type View } from './drill.ts';
import { FigureCard } from './FigureCard.tsx';
import { MonthCloseCard } from './MonthCloseCard.tsx';
import { MonthPicker } from './MonthPicker.tsx';
import { MonthStats } from './MonthStats.tsx';
import { OpenedPanel } from './OpenedPanel.tsx';
import css from './StatementsPage.module.css';
import { statementsTexts } from './texts.ts';

export default function StatementsPage() {
  const t = useText(statementsTexts);
  const { month, view, opened, go } = useAddress();
  const [, navigate] = useLocation();
  const { data, error } = useDeskQuery('statements', 'month', { month }, { keepPrevious: true });
  const months = useDeskQuery('statements', 'closed', {}).data?.months ?? [];
  const shown = data?.figures.month === month ? data : undefined;
  return (
    <Page
      title={t('title')}
      subtitle={
        <MonthPicker month={month} months={months} onChange={(next) => go({ month: next, opened: null })} />
      }
      actions={
        <>
          <Export month={month} />
          <ActionButton
            label={t('print')}
            keys="Mod+P"
            icon={<IconPrinter size={18} />}
            onAction={() => navigate(`/canteen/statements/${month}/print`)}
          />
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      <MonthStats figures={data?.figures} onOpen={(next) => go({ opened: next })} />
      <Columns template="minmax(0, 1fr) minmax(19rem, 22%)" narrow="minmax(0, 1fr) 18rem">
        <FigureCard
          figures={data?.figures}
          view={view}
          onView={(next) => go({ view: next })}
          opened={opened}
          onOpen={(next) => go({ opened: next })}
        />
        <div className={css.side}>
          <MonthCloseCard month={month} statement={shown} onMonth={(next) => go({ month: next })} />
          {shown && <Corrections statement={shown} onOpen={(next) => go({ opened: next })} />}
        </div>
      </Columns>
      <OpenedPanel
        month={month}
        figures={data?.figures}
        opened={opened}
        onClose={() => go({ opened: null })}
      />
    </Page>
  );
}

/** Month, view and what is looked into stand in the address, so that they can be come back to. */
function useAddress() {
  const parameters = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const current = useToday().slice(0, 7);
  const month = parameters.get('month') ?? current;
  const view = readView(parameters.get('by'));
  const opened = readOpened(parameters.get('rows'));
  function go(next: { month?: string; view?: View; opened?: Opened | null }) {
    const to = { month, view, opened, ...next };
    const query = new URLSearchParams();
    if (to.month !== current) query.set('month', to.month);
    if (to.view !== 'payers') query.set('by', to.view);
    if (to.opened) query.set('rows', openedText(to.opened));
    navigate(query.size > 0 ? `/canteen/statements?${query}` : '/canteen/statements', { replace: true });
  }
  return { month, view, opened, go };
}

function Export({ month }: { month: string }) {
  const t = useText(statementsTexts);
  const language = usePreferences((preferences) => preferences.language);
  const save = useDeskCommand('statements', 'export', {
    onSuccess: ({ file, fileName, rows }) => {
      saveFile(file, fileName);
      notify({ text: t('export.done', { count: rows, name: fileName }) });
    },
  });
  return (
    <ActionButton
      label={t('export')}
      icon={<IconFileSpreadsheet size={18} />}
      onAction={() => save.mutateAsync({ month, language })}
    />
  );
}
