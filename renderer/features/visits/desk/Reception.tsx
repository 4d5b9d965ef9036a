/** Nobody is at the desk: how to begin, the visits that were put aside, and what was saved last. */
import { IconUserPlus } from '@tabler/icons-react';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { visitsTexts } from '../texts.ts';
import { pageKeys } from './pageKeys.ts';
import css from './Reception.module.css';
import { SavedToday } from './SavedToday.tsx';
import type { Desk } from './useDesk.ts';

interface Props {
  desk: Desk;
  /** Root id of the visit that was saved a moment ago. */
  justSaved: string | null;
}

export function Reception({ desk, justSaved }: Props) {
  const t = useText(visitsTexts);
  return (
    <Card flush>
      <div className={css.begin}>
        <p className={css.hint}>
          <Kbd keys="F2" /> {t('begin.find')}
        </p>
        <div className={css.noCard}>
          <ActionButton
            label={t('begin.visitor')}
            keys={pageKeys.visitor}
            icon={<IconUserPlus size={18} />}
            onAction={() => desk.serveVisitor()}
          />
        </div>
      </div>
      <SavedToday justSaved={justSaved} />
    </Card>
  );
}
