/** Closing the month (月结): what is still missing, with the way there; once closed, by whom, when, and its checksum. */
import { Checkbox } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { MonthClosed, statements } from '../../../db/statements/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { CopyableText } from '../../ui/CopyableText.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { clockTime, dayIn } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { monthName } from '../visits/today/month.ts';
import { CheckList, openPoints } from './CheckList.tsx';
import css from './MonthCloseCard.module.css';
import { statementsTexts } from './texts.ts';

type Statement = OutputOf<typeof statements.month>;
export type Preview = OutputOf<typeof statements.preview>;

interface Props {
  month: string;
  /** Undefined while it is being read. */
  statement: Statement | undefined;
  onMonth(month: string): void;
}

export function MonthCloseCard({ month, statement, onMonth }: Props) {
  const t = useText(statementsTexts);
  if (!statement) return <Card title={t('close')}>{null}</Card>;
  if (statement.closed) return <ClosedCard closed={statement.closed} agrees={statement.agrees} />;
  return <OpenCard key={month} month={month} onMonth={onMonth} />;
}

function ClosedCard({ closed, agrees }: { closed: MonthClosed; agrees: boolean }) {
  const t = useText(statementsTexts);
  const zone = useSession((session) => session.zone);
  const time = `${dayIn(closed.at, zone)} ${clockTime(closed.at, zone)}`;
  return (
    <Card
      title={t('close')}
      actions={
        <Tag tone="good" icon={<IconLock size={14} />}>
          {t('closed')}
        </Tag>
      }
    >
      <div className={css.body}>
        <p>{t('closed.by', { name: closed.by, time })}</p>
        {closed.note && <p className={css.quiet}>{closed.note}</p>}
        <p className={css.hash} title={t('closed.hash.why')}>
          {t('closed.hash')} <CopyableText text={closed.hash} label={t('closed.hash')} mono />
        </p>
        <p className={agrees ? css.good : css.danger} role={agrees ? undefined : 'alert'}>
          {t(agrees ? 'closed.agrees' : 'closed.differs')}
        </p>
      </div>
    </Card>
  );
}

function OpenCard({ month, onMonth }: { month: string; onMonth(month: string): void }) {
  const t = useText(statementsTexts);
  const language = usePreferences((preferences) => preferences.language);
  const isManager = useSession((session) => session.account?.role === 'manager');
  const { data: preview, error } = useDeskQuery('statements', 'preview', { month });
  const [asking, setAsking] = useState(false);
  const name = monthName(month, language);
  if (preview?.state === 'future') return <Card title={t('close')}>{t('close.future')}</Card>;
  return (
    <Card title={t('close')} subtitle={t('close.check')}>
      <div className={css.body}>
        {error && <ErrorNote error={error} />}
        {preview && <CheckList preview={preview} onMonth={onMonth} />}
        {preview && isManager && (
          <ActionButton
            kind="primary"
            wide
            label={t('close.button', { month: name })}
            keys="Mod+Enter"
            icon={<IconLock size={18} />}
            disabled={preview.earlier !== null}
            onAction={() => setAsking(true)}
          />
        )}
        {!isManager && <p className={css.quiet}>{t('close.managerOnly')}</p>}
      </div>
      {preview && (
        <ClosePanel month={month} preview={preview} opened={asking} onClose={() => setAsking(false)} />
      )}
    </Card>
  );
}

interface ClosePanelProps {
  month: string;
  preview: Preview;
  opened: boolean;
  onClose(): void;
}

/** What was typed stays while the panel is closed. */
function ClosePanel({ month, preview, opened, onClose }: ClosePanelProps) {
  const t = useText(statementsTexts);
  const language = usePreferences((preferences) => preferences.language);
  const [early, setEarly] = useState(false);
  const [note, setNote] = useState('');
  const name = monthName(month, language);
  const running = preview.state === 'running';
  const missing = openPoints(preview);
  const close = useDeskCommand('statements', 'close', {
    onSuccess: () => {
      notify({ text: t('close.done', { month: name }) });
      onClose();
    },
  });
  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('close.ask', { month: name })}
      footer={
        <ActionButton
          kind="primary"
          label={t('close.button', { month: name })}
          keys="Mod+Enter"
          whileTyping
          disabled={running && !early}
          onAction={() => close.mutate({ month, hash: preview.hash, early, note })}
        />
      }
    >
      <div className={css.body}>
        {close.error && <ErrorNote error={close.error} />}
        <p>{t('close.what')}</p>
        {missing > 0 && <p className={css.attention}>{t('close.missing', { count: missing })}</p>}
        {running && (
          <Checkbox
            label={t('close.early')}
            checked={early}
            onChange={(event) => setEarly(event.currentTarget.checked)}
          />
        )}
        <TextField label={t('close.note')} value={note} onChange={setNote} lines maxLength={200} />
      </div>
    </SidePanel>
  );
}
