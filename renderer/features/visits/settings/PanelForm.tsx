/** The frame of a settings form in a side panel: fields, what was refused, save, and retire or bring back. */
import type { ReactNode } from 'react';
import type { DeskError } from '../../../../db/core/errors.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import css from './PanelForm.module.css';
import { visitSettingsTexts } from './texts.ts';

interface Props {
  checked: { error: DeskError | null };
  /** Null: it does not exist yet. */
  retired: boolean | null;
  retireWarning?: string;
  onRetire(active: boolean): Promise<unknown>;
  /** True when it was saved. */
  onSave(): Promise<boolean>;
  onClose(): void;
  children: ReactNode;
}

export function PanelForm(props: Props) {
  const { checked, retired, retireWarning, onRetire, onSave, onClose, children } = props;
  const t = useText(visitSettingsTexts);
  return (
    <form className={css.form} onSubmit={(event) => event.preventDefault()}>
      {children}
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.acts}>
        {retired !== null && (
          <ActionButton
            label={retired ? t('reinstate') : t('retire')}
            kind="quiet"
            onAction={async () => {
              await onRetire(retired);
              onClose();
            }}
          />
        )}
        <span className={css.end}>
          <ActionButton label={t('cancel')} kind="quiet" onAction={onClose} />
          <ActionButton
            label={t('save')}
            keys="Mod+Enter"
            kind="primary"
            onAction={async () => {
              if (await onSave()) onClose();
            }}
          />
        </span>
      </div>
      {retired === false && retireWarning && <p className={css.warning}>{retireWarning}</p>}
    </form>
  );
}
