/** Every version of a rule: what it said, from when, who saved it and on what grounds. */
import { sayTerms } from '../../../../db/subsidies/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { WhenText } from '../../../ui/When.tsx';
import { subsidiesTexts } from '../texts.ts';
import { useRuleName } from '../useRuleName.ts';
import css from './SidePane.module.css';
import { ruleTexts } from './texts.ts';

export function HistoryList({ ruleId }: { ruleId: string | null }) {
  const t = useText(ruleTexts);
  if (ruleId === null) return <p className={css.note}>{t('history.none')}</p>;
  return <Versions ruleId={ruleId} />;
}

function Versions({ ruleId }: { ruleId: string }) {
  const t = useText(ruleTexts);
  const tList = useText(subsidiesTexts);
  const say = useSay();
  const nameOf = useRuleName();
  const history = useDeskQuery('subsidies', 'history', { ruleId });
  return (
    <ol className={css.versions}>
      {history.data?.map((version) => (
        <li key={`${version.version}-${version.savedAt}`} className={css.version}>
          <span className={css.line}>
            <strong>{tList('list.version', { version: version.version })}</strong>
            <span className={css.muted}>{t('history.from', { day: version.terms.validFrom })}</span>
            {version.retired && <Tag>{t('history.retired')}</Tag>}
            <span className={`${css.muted} ${css.end}`}>
              {version.savedBy} · <WhenText at={version.savedAt} />
            </span>
          </span>
          <span>{version.reason}</span>
          {!version.retired && (
            <span className={css.muted}>
              {nameOf(version)} · {say(sayTerms(version.terms))}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
