/** One elder on the board: who, how they stand today, what to mind, and the next taps within reach of a finger. */
import {
  IconAlertTriangle,
  IconHeartbeat,
  IconPhoneCheck,
  IconPhoneOff,
  IconSoup,
} from '@tabler/icons-react';
import { type KeyboardEvent, memo } from 'react';
import type { BoardLine } from '../../../../db/daycare/contract.ts';
import { allergenNames, dietNames } from '../../../../db/menu/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { clockTime } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { daycareTexts } from '../texts.ts';
import { needsAttention } from './boardFilter.ts';
import css from './Tile.module.css';

export type TileAct = 'next' | 'absent' | 'depart' | 'open';

interface Props {
  line: BoardLine;
  index: number;
  /** The one tile in the tab order. */
  active: boolean;
  readOnly: boolean;
  onAct(line: BoardLine, act: TileAct): void;
  onKey(event: KeyboardEvent, line: BoardLine, index: number): void;
  onFocus(line: BoardLine, index: number): void;
}

/** `08:10 到`, `缺席 · 生病`, `16:30 离站 · 女儿` */
export function useStateWords(): (line: BoardLine) => string {
  const t = useText(daycareTexts);
  const zone = useSession((session) => session.zone);
  return ({ state, arrived, left, absent, leave }) => {
    switch (state) {
      case 'here':
        return t('state.here', { time: arrived ? clockTime(arrived.at, zone) : '' });
      case 'left': {
        const said = t('state.left', { time: left ? clockTime(left.at, zone) : '' });
        return left?.withWhom ? `${said} · ${left.withWhom}` : said;
      }
      case 'absent':
        return t('state.absent', { reason: t(`reason.${absent?.reason ?? 'other'}`) });
      case 'onLeave':
        return t('state.onLeave', { reason: t(`reason.${leave?.reason ?? 'other'}`) });
      default:
        return t(`state.${state}`);
    }
  };
}

export const Tile = memo(function Tile({ line, index, active, readOnly, onAct, onKey, onFocus }: Props) {
  const words = useStateWords();
  const t = useText(daycareTexts);
  return (
    <li className={css.tile} data-state={line.state} data-watch={needsAttention(line) || undefined}>
      <button
        type="button"
        className={css.body}
        data-tile={index}
        tabIndex={active ? 0 : -1}
        onFocus={() => onFocus(line, index)}
        onKeyDown={(event) => onKey(event, line, index)}
        onClick={() => onAct(line, 'open')}
      >
        <span className={css.head}>
          <span className={css.name}>{line.name}</span>
          {line.age !== null && <span className={css.age}>{t('age', { age: line.age })}</span>}
        </span>
        <span className={css.state}>{words(line)}</span>
        <span className={css.tags}>
          <TileTags line={line} />
        </span>
      </button>
      {!readOnly && <TileActs line={line} active={active} onAct={onAct} />}
    </li>
  );
});

function TileTags({ line }: { line: BoardLine }) {
  const t = useText(daycareTexts);
  const say = useSay();
  const { bloodPressure, call, state } = line;
  return (
    <>
      {line.livingAlone && <Tag tone="accent">{t('tag.alone')}</Tag>}
      {line.trial && <Tag>{t('tag.trial')}</Tag>}
      {call && state === 'expected' && (
        <Tag
          tone={call.reached ? 'good' : 'attention'}
          icon={call.reached ? <IconPhoneCheck /> : <IconPhoneOff />}
        >
          {t(call.reached ? 'state.called' : 'state.unreached')}
        </Tag>
      )}
      {line.lunch && (
        <Tag tone="good" icon={<IconSoup />}>
          {t('tag.lunch')}
        </Tag>
      )}
      {bloodPressure?.out && (
        <Tag tone="danger" icon={<IconHeartbeat />} title={bloodPressure.day}>
          {`${bloodPressure.systolic}/${bloodPressure.diastolic ?? '–'}`}
        </Tag>
      )}
      {line.openTasks > 0 && <Tag tone="attention">{t('tag.tasks', { count: line.openTasks })}</Tag>}
      {line.allergens.map((allergen) => (
        <Tag key={allergen} tone="danger" icon={<IconAlertTriangle />}>
          {t('tag.allergy', { what: say(allergenNames[allergen]) })}
        </Tag>
      ))}
      {line.diets.map((diet) => (
        <Tag key={diet}>{say(dietNames[diet])}</Tag>
      ))}
    </>
  );
}

interface ActsProps {
  line: BoardLine;
  active: boolean;
  onAct(line: BoardLine, act: TileAct): void;
}

/** At most two, each 44 px high: what comes next, and the other thing that happens. */
function TileActs({ line, active, onAct }: ActsProps) {
  const t = useText(daycareTexts);
  const press = (act: TileAct) => () => onAct(line, act);
  const { state } = line;
  const next = {
    ...{ expected: t('arrive'), off: t('came'), absent: t('came'), onLeave: t('came'), left: t('back') },
    here: null,
  }[state];
  return (
    <div className={css.acts}>
      {next !== null && (
        <button
          type="button"
          className={css.act}
          data-first={state === 'expected' || undefined}
          tabIndex={-1}
          onClick={press('next')}
        >
          {next}
          {active && <Kbd keys="Enter" />}
        </button>
      )}
      {state === 'expected' && (
        <button type="button" className={css.act} tabIndex={-1} onClick={press('absent')}>
          {t('absent')}
          {active && <Kbd keys="A" />}
        </button>
      )}
      {state === 'here' && (
        <button type="button" className={css.act} tabIndex={-1} onClick={press('depart')}>
          {t('depart')}
          {active && <Kbd keys="L" />}
        </button>
      )}
    </div>
  );
}
