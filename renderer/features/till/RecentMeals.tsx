/** The meals just served, the latest first: undone with one press, corrected with two. */
import { IconPencil } from '@tabler/icons-react';
import type { MealLine } from '../../../db/meals/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useNow } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { notify } from '../../ui/notify.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Money, TimeText } from '../../ui/When.tsx';
import { newId } from './newId.ts';
import css from './RecentMeals.module.css';
import { tillTexts } from './texts.ts';

interface Props {
  lines: readonly MealLine[];
  portions: number;
  onOpen(rootId: string): void;
}

const minuteMs = 60_000;

export function RecentMeals({ lines, portions, onOpen }: Props) {
  const t = useText(tillTexts);
  const now = useNow((state) => state.now);
  const pace = lines.filter(({ at }) => at > now - minuteMs).reduce((sum, line) => sum + line.portions, 0);
  return (
    <Card title={t('recent')} subtitle={t('recent.pace', { count: portions, pace })}>
      {lines.length === 0 ? (
        <p className={css.none}>{t('recent.none')}</p>
      ) : (
        <ul className={css.list} aria-label={t('recent')}>
          {lines.map((line, index) => (
            <RecentMeal
              key={line.rootId}
              line={line}
              latest={index === 0}
              onOpen={() => onOpen(line.rootId)}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function RecentMeal({ line, latest, onOpen }: { line: MealLine; latest: boolean; onOpen(): void }) {
  const t = useText(tillTexts);
  const api = useApi();
  const account = useSession((session) => session.account);
  const name = line.diner.name || t('guestsName');
  const mine = account?.id === line.savedBy.id;

  async function undo() {
    const { line: undone } = await api.meals.withdraw({ id: newId(), versionId: line.versionId, reason: '' });
    notify({
      text: t('recent.undone', { name }),
      undo: () => api.meals.restore({ id: newId(), versionId: undone.versionId, reason: '' }),
    });
  }

  return (
    <li className={css.meal}>
      <button type="button" className={css.open} onClick={onOpen} aria-label={t('recent.correct', { name })}>
        <span className={css.name}>
          {name}
          {line.portions > 1 && <Tag>{t('tag.guests', { count: line.portions })}</Tag>}
          {line.mode !== 'dineIn' && <Tag>{t(`mode.${line.mode}`)}</Tag>}
          {line.corrected && <Tag tone="attention">{t('tag.corrected')}</Tag>}
          <IconPencil size={16} className={css.pencil} />
        </span>
        <span className={css.figures}>
          <span className={css.subsidy}>
            <Money fen={-line.subsidyFen} />
          </span>
          <span>
            <Money fen={line.personFen} />
          </span>
          <span className={css.time}>
            <TimeText at={line.at} />
          </span>
        </span>
      </button>
      {mine && (
        <ActionButton
          kind="quiet"
          label={t('recent.undo')}
          {...(latest ? { keys: 'Alt+Z' } : {})}
          onAction={undo}
        />
      )}
    </li>
  );
}
