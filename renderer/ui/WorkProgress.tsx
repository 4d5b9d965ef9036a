/** Long work: what is being done, how far it is, and a way out of it. */
import { Progress } from '@mantine/core';
import { useText } from '../i18n/useText.ts';
import { ActionButton } from './ActionButton.tsx';
import { grouped } from './format.ts';
import { uiTexts } from './texts.ts';
import css from './WorkProgress.module.css';

interface Props {
  label: string;
  done: number;
  /** Null while the size of the work is not known yet. */
  total: number | null;
  /** What cancelling leaves behind: `取消后不会留下任何改动`. */
  note?: string;
  onCancel?(): unknown;
}

export function WorkProgress({ label, done, total, note, onCancel }: Props) {
  const t = useText(uiTexts);
  const percent = total ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  return (
    <div className={css.work}>
      <div className={css.line}>
        <span className={css.label}>{label}</span>
        <span className={css.count}>
          {total === null ? grouped(done) : `${grouped(done)} / ${grouped(total)}`}
        </span>
      </div>
      <Progress.Root size="sm">
        <Progress.Section
          value={total === null ? 100 : percent}
          animated={total === null}
          aria-label={label}
        />
      </Progress.Root>
      <div className={css.line}>
        <span className={css.note}>{note}</span>
        {onCancel && <ActionButton label={t('cancel')} keys="Escape" kind="quiet" onAction={onCancel} />}
      </div>
    </div>
  );
}
