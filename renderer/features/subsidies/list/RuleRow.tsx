/** One rule: its place in the row, its name and state, its terms in a sentence, and what is planned for it. */
import { Link } from 'wouter';
import { payerWords, sayTerms } from '../../../../db/subsidies/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { NextTag, StateTag } from '../StateTag.tsx';
import { subsidiesTexts } from '../texts.ts';
import { useRuleName } from '../useRuleName.ts';
import css from './RulesPage.module.css';
import type { Rule } from './RulesPage.tsx';

export function RuleRow({ rule, over = false }: { rule: Rule; over?: boolean }) {
  const t = useText(subsidiesTexts);
  const say = useSay();
  const nameOf = useRuleName();
  const { ruleId, state, shown, latest } = rule;
  return (
    <li className={css.item}>
      <Link href={`/canteen/rules/${ruleId}`} className={css.row ?? ''} data-over={over || undefined}>
        <span className={css.rank}>{shown.terms.rank}</span>
        <span className={css.text}>
          <span className={css.head}>
            <strong className={css.name}>{nameOf(shown)}</strong>
            <StateTag state={state} shown={shown} />
            {latest.version !== shown.version && <NextTag latest={latest} />}
            <span className={css.version}>
              {say(payerWords[shown.terms.payer])} · {t('list.version', { version: shown.version })}
            </span>
          </span>
          <span className={css.sentence}>{say(sayTerms(shown.terms))}</span>
        </span>
      </Link>
    </li>
  );
}
