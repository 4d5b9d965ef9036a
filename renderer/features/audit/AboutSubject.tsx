/** Says that only one person's entries stand in the list, and how to see all again. */
import { useText } from '../../i18n/useText.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import css from './AuditPage.module.css';
import { auditTexts } from './texts.ts';

interface Props {
  name: string | null;
  mayBeInExports: boolean;
  onClear(): void;
}

export function AboutSubject({ name, mayBeInExports, onClear }: Props) {
  const t = useText(auditTexts);
  return (
    <div className={css.strip}>
      <strong>{t('filter.about', { name: name ?? t('filter.someone') })}</strong>
      {mayBeInExports && <span>{t('filter.aboutNote')}</span>}
      <ActionButton label={t('filter.clear')} keys="Escape" onAction={onClear} />
    </div>
  );
}
