/** Asks before a menu is copied, and says what it would replace. Afterwards one press takes it back. */
import type { InputOf } from '../../../db/core/procedure.ts';
import { mealNames, type menu } from '../../../db/menu/contract.ts';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { usePreferences } from '../../state/preferences.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { weekday } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { newId } from '../visits/newId.ts';
import css from './CopyDialog.module.css';
import { menuTexts } from './texts.ts';
import { useFoodWords } from './useFoodWords.ts';

export type CopySpan = InputOf<typeof menu.copyPreview>;

export function CopyDialog({ span, onClose }: { span: CopySpan; onClose(): void }) {
  const t = useText(menuTexts);
  const api = useApi();
  const { data, error } = useDeskQuery('menu', 'copyPreview', span);
  const about = { from: span.from, to: span.to };

  async function copy() {
    const { removed, added } = await api.menu.copy({ id: newId(), ...span });
    notify({
      text: t('copy.done', { count: added.length }),
      undo: () => api.menu.swapOptions({ remove: added, restore: removed }),
    });
    onClose();
  }
  return (
    <ConfirmDialog
      opened
      title={span.days === 7 ? t('copy.week', about) : t('copy.day', about)}
      confirm={t('copy.do')}
      onConfirm={error ? onClose : copy}
      onCancel={onClose}
    >
      {error && <ErrorNote error={error} />}
      {data && <Preview preview={data} />}
    </ConfirmDialog>
  );
}

type CopyPreview = NonNullable<ReturnType<typeof useDeskQuery<'menu', 'copyPreview'>>['data']>;

function Preview({ preview }: { preview: CopyPreview }) {
  const t = useText(menuTexts);
  const say = useSay();
  const language = usePreferences((preferences) => preferences.language);
  const { nameOf } = useFoodWords();
  const { copied, replaced, lockedDays, retiredDishes } = preview;
  return (
    <div className={css.preview}>
      <p>{t('copy.copied', { count: copied })}</p>
      {replaced.length === 0 ? (
        <p>{t('copy.replacesNone')}</p>
      ) : (
        <>
          <p>{t('copy.replaces', { count: replaced.length })}</p>
          <ul className={css.list}>
            {replaced.map((option) => (
              <li key={option.id}>
                {option.day.slice(5)} {weekday(option.day, language)} {say(mealNames[option.meal])} ·{' '}
                <strong>{nameOf(option)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {lockedDays.length > 0 && <p>{t('copy.locked', { days: lockedDays.join('、') })}</p>}
      {retiredDishes.length > 0 && <p>{t('copy.retired', { names: retiredDishes.join('、') })}</p>}
    </div>
  );
}
